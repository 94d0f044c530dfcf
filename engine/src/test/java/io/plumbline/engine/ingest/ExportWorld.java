package io.plumbline.engine.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A made-up company that exports its leads, events and sales steps each month, and what its files say. */
final class ExportWorld {
    static final int MONTHS = 6;
    private static final int LEADS = 14;
    private static final int EVENTS = 60;
    private static final List<String> TITLES = List.of("CEO", "CTO", "");

    /** One row of an export of leads. */
    record LeadRow(
            String id, Instant created, String title, Optional<Instant> mql, boolean deleted, Optional<String> into) {}

    /** One row of an export of events. */
    record EventRow(String id, String lead, Instant at, String page) {}

    /** One row of the log of steps. */
    record StepRow(String lead, Instant at, double amount) {}

    final List<List<LeadRow>> leads = new ArrayList<>();
    final List<List<EventRow>> events = new ArrayList<>();
    final List<List<StepRow>> steps = new ArrayList<>();

    private final Random random;
    private final Map<Integer, Integer> intoByLead = new TreeMap<>();
    private final Map<Integer, Integer> mergedInMonth = new TreeMap<>();

    ExportWorld(long seed) {
        random = new Random(seed);
        for (int month = 0; month < MONTHS; month++) {
            leads.add(new ArrayList<>());
            events.add(new ArrayList<>());
            steps.add(new ArrayList<>());
        }
        for (int lead = 0; lead < LEADS - 2; lead++) {
            if (random.nextInt(3) == 0) {
                intoByLead.put(lead, lead + 1 + random.nextInt(LEADS - 1 - lead));
                mergedInMonth.put(lead, random.nextInt(MONTHS));
            }
        }
        for (int lead = 0; lead < LEADS; lead++) {
            writeLead(lead);
        }
        for (int event = 0; event < EVENTS; event++) {
            writeEvent(event);
        }
        for (int lead = 0; lead < LEADS; lead += 2) {
            writeStep(lead);
        }
    }

    /** When the files of a month were exported. */
    static Instant exportedAt(int month) {
        return LocalDate.of(2026, 2, 1).plusMonths(month).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The day that stands in their names. */
    static String day(int month) {
        return LocalDate.of(2026, 2, 1).plusMonths(month).toString();
    }

    boolean everMerged(String lead) {
        return intoByLead.containsKey(number(lead));
    }

    private static String id(int lead) {
        return "L" + lead;
    }

    private static int number(String lead) {
        return Integer.parseInt(lead.substring(1));
    }

    private Instant someDay(int days) {
        return LocalDate.of(2026, 1, 1)
                .plusDays(random.nextInt(days))
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plus(random.nextInt(86_400), ChronoUnit.SECONDS);
    }

    private void writeLead(int lead) {
        Instant created = someDay(150);
        String title = TITLES.get(random.nextInt(3));
        Optional<Instant> mql = Optional.empty();
        boolean deleted = false;
        int merged = mergedInMonth.getOrDefault(lead, MONTHS);
        boolean always = !intoByLead.containsKey(lead) && random.nextInt(3) == 0;
        int first = always ? 0 : random.nextInt(3);
        for (int month = first; month < MONTHS; month++) {
            title = random.nextInt(3) == 0 ? TITLES.get(random.nextInt(3)) : title;
            deleted = random.nextInt(deleted ? 3 : 8) == 0 ? !deleted : deleted;
            if (!intoByLead.containsKey(lead) && random.nextInt(3) == 0) {
                mql = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(someDay(120));
            }
            Optional<String> into = month >= merged ? Optional.of(id(intoByLead.get(lead))) : Optional.empty();
            if (month == first || random.nextInt(6) > 0) {
                leads.get(month).add(new LeadRow(id(lead), created, title, mql, deleted, into));
            }
        }
    }

    private void writeEvent(int event) {
        String lead = id(random.nextInt(LEADS));
        Instant at = someDay(170);
        int version = 0;
        int first = random.nextInt(MONTHS);
        for (int month = first; month < MONTHS; month++) {
            boolean corrected = month > first && !everMerged(lead) && random.nextInt(4) == 0;
            version += corrected ? 1 : 0;
            if (at.isBefore(exportedAt(month)) && (month == first || random.nextBoolean())) {
                events.get(month).add(new EventRow("e" + event, lead, at, "page" + version));
            }
        }
    }

    private void writeStep(int lead) {
        Instant at = someDay(150);
        double amount = 100;
        for (int month = random.nextInt(3); month < MONTHS; month++) {
            amount += !everMerged(id(lead)) && random.nextInt(3) == 0 ? 10 : 0;
            if (at.isBefore(exportedAt(month))) {
                steps.get(month).add(new StepRow(id(lead), at, amount));
            }
        }
    }

    String leadFile(int month) {
        StringBuilder text = new StringBuilder("id,created,title,mql,gone,master\n");
        for (LeadRow row : leads.get(month)) {
            text.append(String.join(
                            ",",
                            row.id(),
                            row.created().toString(),
                            row.title(),
                            row.mql().map(Instant::toString).orElse(""),
                            row.deleted() ? "yes" : "no",
                            row.into().orElse("")))
                    .append('\n');
        }
        return text.toString();
    }

    String eventFile(int month) {
        StringBuilder text = new StringBuilder("id,lead,at,page\n");
        for (EventRow row : events.get(month)) {
            text.append(String.join(",", row.id(), row.lead(), row.at().toString(), row.page()))
                    .append('\n');
        }
        return text.toString();
    }

    String stepFile(int month) {
        StringBuilder text = new StringBuilder("lead,step,at,amount\n");
        for (StepRow row : steps.get(month)) {
            text.append(String.join(",", row.lead(), "customer", row.at().toString(), Double.toString(row.amount())))
                    .append('\n');
        }
        return text.toString();
    }
}
