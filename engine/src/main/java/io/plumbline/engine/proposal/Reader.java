package io.plumbline.engine.proposal;

import io.plumbline.engine.name.ValidNames;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns profiles of files, and what a person has decided, into an understanding. */
public final class Reader {
    private final Store scratch;
    private final Tables tables;
    private final Instant now;

    /**
     * A reader of some files.
     *
     * @param scratch the store that the files were profiled into
     * @param now     times after it are not taken for the end of the data
     */
    public Reader(Store scratch, Tables tables, Instant now) {
        this.scratch = scratch;
        this.tables = tables;
        this.now = now;
    }

    /** What the files are about, as far as the choices leave it open. */
    public Understanding understand(Choices choices) {
        ZoneId zone = choices.of(Choices.Matter.TIME_ZONE).map(ZoneId::of).orElse(ZoneOffset.UTC);
        return new Reading(new Scratch(scratch, zone), choices).understanding();
    }

    /** One reading with everything decided. */
    private final class Reading {
        private final Scratch rows;
        private final Choices choices;
        private final NamedTarget target;
        private final List<ColumnProfile> ids;

        Reading(Scratch rows, Choices choices) {
            this.rows = rows;
            this.choices = choices;
            this.target = NamedTarget.of(choices.of(Choices.Matter.TARGET), tables);
            this.ids = choices.of(Choices.Matter.LEAD_ID)
                    .map(name -> tables.leads().column(name).stream().toList())
                    .orElseGet(() -> new LeadKeys(tables.leads(), choices).idCandidates());
        }

        Understanding understanding() {
            Optional<ColumnProfile> id = matched();
            List<ColumnProfile> used = id.map(List::of).orElse(ids);
            LeadTable first = leads(id, tables.outcomes().isPresent(), Measured.NOTHING);
            Optional<OutcomeTable> outcomes =
                    tables.outcomes().map(table -> new OutcomeRoles(table).read(match(table, used), target.word()));
            boolean told = outcomes.isPresent() || first.the(Role.STEP_DATE).isPresent();
            List<EventTable> events = events(first, used, told);
            boolean elsewhere = outcomes.isPresent()
                    || events.stream().anyMatch(table -> !table.steps().isEmpty());
            LeadTable second = leads(id, elsewhere, Measured.NOTHING);
            Timeline timeline = new Timeline(rows, second, events, outcomes);
            Optional<Instant> newest = new Newest(rows, now).of(second, events, outcomes);
            Plan plan = new PlanProposal(timeline, newest.orElse(now))
                    .propose(second, targetStep(second, events, outcomes));
            LeadTable leads = leads(id, elsewhere, new Telltales(rows, second).find(plan.target()));
            return new Understanding(
                    leads,
                    events,
                    outcomes,
                    rows.zone(),
                    newest,
                    plan,
                    new Medians(rows).of(leads),
                    new Questions(tables, choices).of(leads, events, outcomes, plan, ids),
                    remarks(leads));
        }

        private List<String> remarks(LeadTable leads) {
            Stream<String> ofFiles = Stream.of(
                            Stream.of(tables.leads()), tables.events().stream(), tables.outcomes().stream())
                    .flatMap(stream -> stream)
                    .flatMap(table ->
                            table.remarks().stream().map(remark -> table.file().getFileName() + ": " + remark));
            return Stream.concat(ofFiles, Doubts.of(leads).stream()).toList();
        }

        /** The column of the leads that the other tables name leads by. */
        private Optional<ColumnProfile> matched() {
            List<TableProfile> others = new ArrayList<>(tables.events());
            tables.outcomes().ifPresent(others::add);
            return others.stream()
                    .flatMap(table -> match(table, ids).stream())
                    .map(KeyMatch::leads)
                    .findFirst();
        }

        private Optional<KeyMatch> match(TableProfile table, List<ColumnProfile> candidates) {
            return KeyMatch.best(rows, tables.leads(), candidates, new Assignments(table));
        }

        private LeadTable leads(Optional<ColumnProfile> id, boolean elsewhere, Measured measured) {
            return new LeadRoles(tables.leads(), choices).read(id, target.column(), elsewhere, measured);
        }

        private List<EventTable> events(LeadTable leads, List<ColumnProfile> used, boolean told) {
            ValidNames typeNames = new ValidNames(List.of(), "event");
            Properties properties = new Properties(rows);
            List<EventTable> events = new ArrayList<>();
            for (TableProfile table : tables.events()) {
                Assignments columns = new EventRoles(rows, table).read(match(table, used));
                LifecycleTypes lifecycle = new LifecycleTypes(new EventFigures(rows, columns, leads));
                lifecycle.find(target.word(), told);
                events.add(new EventTypes(typeNames, properties, columns, lifecycle).read());
            }
            return events;
        }

        private Optional<String> targetStep(LeadTable leads, List<EventTable> events, Optional<OutcomeTable> outcomes) {
            if (target.word().isPresent()) {
                String word = target.word().get();
                return outcomes.flatMap(
                                table -> Optional.ofNullable(table.steps().get(word)))
                        .or(() -> events.stream()
                                .flatMap(table -> table.steps().stream())
                                .filter(type -> type.value().equals(word))
                                .map(EventTypeRole::step)
                                .findFirst());
            }
            return target.column()
                    .map(Target::step)
                    .or(target::step)
                    .or(() -> leads.the(Role.LABEL).map(ColumnRole::name));
        }
    }
}
