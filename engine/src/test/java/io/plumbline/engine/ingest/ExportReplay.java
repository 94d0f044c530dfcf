package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.ExportWorld.EventRow;
import io.plumbline.engine.ingest.ExportWorld.LeadRow;
import io.plumbline.engine.ingest.ExportWorld.StepRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is known as of an instant once exports were imported, read off the exports one by one without a database. The
 * order of import decides one thing only: when a merge is known.
 */
final class ExportReplay {
    private final ExportWorld world;
    private final boolean lateWhenExported;
    private final Map<String, Merge> merges = new TreeMap<>();

    /** A merge; without a time it applies from the start. */
    private record Merge(String into, Optional<Instant> knownAt) {
        boolean isKnown(Instant asOf) {
            return knownAt.isEmpty() || knownAt.get().isBefore(asOf);
        }
    }

    /** What one export says of a thing; no content: that it is not so. */
    private record Statement<T>(Instant exportedAt, Optional<T> content) {}

    ExportReplay(ExportWorld world, List<List<Integer>> imports, boolean lateWhenExported) {
        this.world = world;
        this.lateWhenExported = lateWhenExported;
        Set<Integer> imported = new TreeSet<>();
        for (List<Integer> months : imports) {
            imported.addAll(months);
            new TreeSet<>(months).forEach(month -> merge(month, imported));
        }
    }

    private void merge(int month, Set<Integer> imported) {
        for (LeadRow row : world.leads.get(month)) {
            if (row.into().isPresent() && !merges.containsKey(row.id())) {
                boolean wasALead = imported.stream()
                        .filter(other -> other < month)
                        .anyMatch(other -> world.leads.get(other).stream()
                                .anyMatch(before -> before.id().equals(row.id())));
                merges.put(
                        row.id(),
                        new Merge(
                                row.into().get(),
                                wasALead ? Optional.of(ExportWorld.exportedAt(month)) : Optional.empty()));
            }
        }
    }

    private String leadOf(String record, Instant asOf) {
        Merge merge = merges.get(record);
        return merge == null || !merge.isKnown(asOf) ? record : leadOf(merge.into(), asOf);
    }

    /** The exports in which a record is a lead of its own, oldest first. */
    private <T> List<Statement<T>> statements(String record, Function<LeadRow, Optional<T>> content) {
        List<Statement<T>> statements = new ArrayList<>();
        Merge merge = merges.get(record);
        for (int month = 0; month < ExportWorld.MONTHS; month++) {
            Instant exportedAt = ExportWorld.exportedAt(month);
            boolean own = merge == null
                    || merge.knownAt().filter(exportedAt::isBefore).isPresent();
            world.leads.get(month).stream()
                    .filter(row -> own && row.id().equals(record))
                    .forEach(row -> statements.add(new Statement<>(exportedAt, content.apply(row))));
        }
        return statements;
    }

    /** The statement of the latest export before the instant, or of the first one. */
    private static <T> Statement<T> valueAt(List<Statement<T>> statements, Instant asOf) {
        Statement<T> value = statements.get(0);
        for (Statement<T> statement : statements) {
            value = statement.exportedAt().isBefore(asOf) ? statement : value;
        }
        return value;
    }

    /** As {@link #valueAt}, but before the first export that has it, a step counts as it was told first. */
    private static <T> Optional<T> stepAt(List<Statement<T>> statements, Instant asOf) {
        int first = 0;
        while (first < statements.size() && statements.get(first).content().isEmpty()) {
            first++;
        }
        return first == statements.size()
                ? Optional.empty()
                : valueAt(statements.subList(first, statements.size()), asOf).content();
    }

    private Set<String> records() {
        Set<String> records = new TreeSet<>();
        world.leads.forEach(rows -> rows.forEach(row -> records.add(row.id())));
        return records;
    }

    /** Leads that exist, with their titles. */
    Map<String, String> titles(Instant asOf) {
        Map<String, String> titles = new TreeMap<>();
        for (String record : records()) {
            List<Statement<LeadRow>> rows = statements(record, Optional::of);
            if (!rows.isEmpty()
                    && rows.get(0).content().get().created().isBefore(asOf)
                    && leadOf(record, asOf).equals(record)
                    && !isDeleted(record, asOf)) {
                titles.put(record, valueAt(rows, asOf).content().get().title());
            }
        }
        return titles;
    }

    private boolean isDeleted(String record, Instant asOf) {
        Statement<LeadRow> latest = null;
        for (Statement<LeadRow> row : statements(record, Optional::of)) {
            latest = row.exportedAt().isBefore(asOf) ? row : latest;
        }
        return latest != null && latest.content().get().deleted();
    }

    /** Known events: id, lead and page. */
    List<String> events(Instant asOf) {
        List<String> known = new ArrayList<>();
        Map<String, List<Statement<EventRow>>> byId = new TreeMap<>();
        for (int month = 0; month < ExportWorld.MONTHS; month++) {
            for (EventRow row : world.events.get(month)) {
                byId.computeIfAbsent(row.id(), id -> new ArrayList<>())
                        .add(new Statement<>(ExportWorld.exportedAt(month), Optional.of(row)));
            }
        }
        byId.forEach((id, statements) -> {
            EventRow row = valueAt(statements, asOf).content().get();
            if (row.at().isBefore(asOf)
                    && (!isLate(statements.get(0))
                            || statements.get(0).exportedAt().isBefore(asOf))) {
                known.add(id + "|" + leadOf(row.lead(), asOf) + "|" + row.page());
            }
        });
        known.sort(String::compareTo);
        return known;
    }

    private boolean isLate(Statement<EventRow> first) {
        Instant before = Instant.MIN;
        for (int month = 0; month < ExportWorld.MONTHS; month++) {
            Instant exportedAt = ExportWorld.exportedAt(month);
            before = exportedAt.isBefore(first.exportedAt()) ? exportedAt : before;
        }
        return lateWhenExported && first.content().get().at().isBefore(before);
    }

    /** Known steps: lead, step, instant and amount. */
    List<String> steps(Instant asOf) {
        Set<String> known = new TreeSet<>();
        for (String record : records()) {
            stepAt(statements(record, LeadRow::mql), asOf)
                    .filter(at -> at.isBefore(asOf))
                    .ifPresent(at -> known.add(leadOf(record, asOf) + "|mql|" + at + "|-"));
        }
        Map<String, List<Statement<StepRow>>> log = new TreeMap<>();
        for (int month = 0; month < ExportWorld.MONTHS; month++) {
            for (StepRow row : world.steps.get(month)) {
                log.computeIfAbsent(row.lead(), lead -> new ArrayList<>())
                        .add(new Statement<>(ExportWorld.exportedAt(month), Optional.of(row)));
            }
        }
        log.values().forEach(statements -> {
            StepRow row = valueAt(statements, asOf).content().get();
            if (row.at().isBefore(asOf)) {
                known.add(leadOf(row.lead(), asOf) + "|customer|" + row.at() + "|" + row.amount());
            }
        });
        return List.copyOf(known);
    }
}
