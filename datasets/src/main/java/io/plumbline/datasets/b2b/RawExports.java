package io.plumbline.datasets.b2b;

import io.plumbline.datasets.SampleResource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code crm-exports} sample: what a CRM and a web tracker would have exported from the generated market on the
 * first day of two months, as they write it and with nothing that describes it. The later export of contacts holds
 * everybody again, and a few of them have changed; the later export of activity holds what happened since the earlier.
 */
public final class RawExports {

    /** The days of the exports; nothing in them happened at or after midnight (UTC). */
    public static final List<String> DAYS = List.of("2026-06-01", "2026-07-01");

    private static final B2bOptions OPTIONS =
            new B2bOptions(12, 5_000, 18, Instant.parse("2025-01-01T00:00:00Z"), true, false, false);

    private static final String CONTACTS_HEADER = "Record ID,Create Date,Job Title,Company Name,Associated Company IDs,"
            + "Email Domain,Industry,Number of Employees,Annual Revenue,Country/Region,Original Source,Interests,"
            + "Lead Status,Lifecycle Stage,Number of Pageviews,Became a Marketing Qualified Lead Date,"
            + "Became a Sales Qualified Lead Date,Became an Opportunity Date,Became a Customer Date,Recent Deal Amount";
    private static final String ACTIVITY_HEADER =
            "Activity ID,Contact ID,Timestamp,Activity Type,Page,Asset,Seconds,Minutes,Campaign";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> INTERESTS =
            List.of("Dashboards", "Forecasting", "Data quality", "Governance", "Embedded analytics");
    private static final List<String> STEPS = List.of("mql", "sql", "opportunity", "customer");
    private static final List<String> STAGES =
            List.of("Lead", "Marketing Qualified Lead", "Sales Qualified Lead", "Opportunity", "Customer");
    private static final int CHANGED = 37;

    private final Path directory;
    private final Market market = new Market(OPTIONS, decision -> {});
    private final EventsAndSteps log = new EventsAndSteps();

    private RawExports(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes {@code contacts-DAY.csv} and {@code activity-DAY.csv} for each of the {@link #DAYS}, and {@code README.md},
     * in place of older files of these names.
     *
     * @param directory made when missing
     * @throws IOException if a file cannot be written
     */
    public static void write(Path directory) throws IOException {
        RawExports exports = new RawExports(directory);
        Files.createDirectories(directory);
        exports.market.run(exports.log);
        for (int i = 0; i < DAYS.size(); i++) {
            exports.export(i);
        }
        Files.writeString(directory.resolve("README.md"), SampleResource.text("crm-exports/README.md"));
    }

    private void export(int number) throws IOException {
        String day = DAYS.get(number);
        long from = number == 0 ? OPTIONS.start().getEpochSecond() : midnight(DAYS.get(number - 1));
        long until = midnight(day);
        contacts(directory.resolve("contacts-" + day + ".csv"), number, until);
        try (CsvFile file = new CsvFile(directory.resolve("activity-" + day + ".csv"), ACTIVITY_HEADER)) {
            for (int i = 0; i < log.events().size(); i++) {
                Event event = log.events().get(i);
                if (event.at() >= from && event.at() < until) {
                    String contact = contact(event.leadId());
                    String type = event.type().text();
                    file.line("A" + (100_000 + i), contact, CsvLog.instant(event.at()), type, event.properties());
                }
            }
        }
    }

    private static long midnight(String day) {
        return Instant.parse(day + "T00:00:00Z").getEpochSecond();
    }

    /** A byte-order mark and the line ends of Windows, as such tools write them. */
    private void contacts(Path file, int number, long until) throws IOException {
        Map<String, Integer> pageViews = pageViews(until);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("\uFEFF" + CONTACTS_HEADER + "\r\n");
            for (LeadState lead : market.leads()) {
                Profile profile = lead.profile();
                if (profile.createdAt() < until) {
                    out.write(attributes(profile, number) + ","
                            + lifecycle(profile.id(), until, pageViews.getOrDefault(profile.id(), 0)) + "\r\n");
                }
            }
        }
    }

    private Map<String, Integer> pageViews(long until) {
        Map<String, Integer> counts = new HashMap<>();
        for (Event event : log.events()) {
            if (event.type() == EventType.PAGE_VIEW && event.at() < until) {
                counts.merge(event.leadId(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String attributes(Profile profile, int number) {
        Account account = profile.account();
        return String.join(
                ",",
                contact(profile.id()),
                minute(profile.createdAt()),
                jobTitle(profile, number),
                account.companyName(),
                account.id(),
                profile.freeMail() ? "freemail.example" : account.emailDomain(),
                account.industry(),
                Integer.toString(account.employees()),
                account.annualRevenue(),
                account.country(),
                profile.channel().text(),
                interests(profile.id()));
    }

    /** Between two exports one contact in {@value #CHANGED} is promoted. */
    private static String jobTitle(Profile profile, int number) {
        boolean promoted = number > 0 && digits(profile.id()) % CHANGED == 0;
        return promoted ? "Senior " + profile.jobTitle() : profile.jobTitle();
    }

    /** What the contact ticked in its first form: none to three of five, by its number. */
    private static String interests(String leadId) {
        long ticked = (digits(leadId) * 0x9E3779B97F4A7C15L) >>> 40;
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < INTERESTS.size(); i++) {
            if (((ticked >> (2 * i)) & 3) == 0) {
                joined.append(joined.isEmpty() ? "" : ";").append(INTERESTS.get(i));
            }
        }
        return joined.toString();
    }

    private String lifecycle(String leadId, long until, int pageViews) {
        Map<String, Step> reached = new TreeMap<>();
        for (Step step : log.steps(leadId)) {
            if (step.at() < until) {
                reached.put(step.name(), step);
            }
        }
        int furthest = 0;
        StringBuilder dates = new StringBuilder();
        for (int i = 0; i < STEPS.size(); i++) {
            Step step = reached.get(STEPS.get(i));
            furthest = step == null ? furthest : i + 1;
            dates.append(step == null ? "" : minute(step.at())).append(',');
        }
        Step sale = reached.get("customer");
        return status(reached, furthest) + "," + STAGES.get(furthest) + "," + pageViews + "," + dates
                + (sale == null ? "" : sale.amount());
    }

    private static String status(Map<String, Step> reached, int furthest) {
        if (reached.containsKey("lost") || reached.containsKey("rejected")) {
            return "Unqualified";
        }
        return furthest == 0 ? "New" : furthest == STEPS.size() ? "Closed" : "In progress";
    }

    private static String minute(long epochSecond) {
        return MINUTES.format(Instant.ofEpochSecond(epochSecond));
    }

    private static String contact(String leadId) {
        return Long.toString(51_000_000L + digits(leadId) * 3);
    }

    private static long digits(String leadId) {
        return Long.parseLong(leadId.substring(1));
    }
}
