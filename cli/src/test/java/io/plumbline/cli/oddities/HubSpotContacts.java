package io.plumbline.cli.oddities;

import static io.plumbline.cli.oddities.Use.BOOLEAN;
import static io.plumbline.cli.oddities.Use.CREATED_AT;
import static io.plumbline.cli.oddities.Use.DATE;
import static io.plumbline.cli.oddities.Use.EITHER;
import static io.plumbline.cli.oddities.Use.EXISTING_SCORE;
import static io.plumbline.cli.oddities.Use.LEAD_ID;
import static io.plumbline.cli.oddities.Use.LIST;
import static io.plumbline.cli.oddities.Use.MERGED_FROM;
import static io.plumbline.cli.oddities.Use.NUMBER;
import static io.plumbline.cli.oddities.Use.SET_ASIDE;
import static io.plumbline.cli.oddities.Use.STEP_AMOUNT;
import static io.plumbline.cli.oddities.Use.STEP_DATE;
import static io.plumbline.cli.oddities.Use.TEXT;
import static io.plumbline.cli.oddities.Use.TIMESTAMP;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Contacts as HubSpot exports them: a byte-order mark, 200 columns, most of them half filled, local times. */
final class HubSpotContacts {
    private static final List<String> INTERESTS = List.of("Pricing", "API", "Case studies", "R&D", "Über uns");
    private static final int WIDTH = 200;

    private final Times times;
    private final TableOf<Person> contacts = new TableOf<>();

    private HubSpotContacts(Times times) {
        this.times = times;
    }

    /** With dates such as 2024-03-12 09:14. */
    static OddTable iso() {
        return table(Times.of("America/New_York", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"));
    }

    /** With dates such as 3/15/2024 2:30 PM. */
    static OddTable american() {
        return table(Times.of("America/New_York", "M/d/yyyy h:mm a", "M/d/yyyy"));
    }

    private static OddTable table(Times times) {
        HubSpotContacts export = new HubSpotContacts(times);
        export.standardProperties();
        export.lifecycle();
        while (export.contacts.width() < WIDTH) {
            export.customProperty(export.contacts.width());
        }
        Layout layout =
                Layout.COMMA.in(java.nio.charset.StandardCharsets.UTF_8, true).endingLinesWith("\r\n");
        // The first person of 2023-11-05 is created in the hour that occurs twice.
        return export.contacts.table(
                "hubspot-contacts.csv", layout, Person.list(260, LocalDateTime.of(2023, 9, 1, 8, 0), 42));
    }

    private void standardProperties() {
        contacts.column("Record ID", LEAD_ID, person -> Cell.text(id(person.number())))
                .column("First Name", EITHER, person -> Cell.text(person.firstName()))
                .column("Last Name", EITHER, person -> Cell.text(person.lastName()))
                .column("Email", EITHER, HubSpotContacts::email)
                .column("Phone Number", EITHER, person -> half(person, 0.6, p -> Cell.text("+1 (555) 0" + p.number())))
                .column(
                        "Job Title",
                        TEXT,
                        person -> half(
                                person,
                                0.7,
                                p -> Cell.text(p.one(
                                        "VP, Marketing",
                                        "Head of \"Growth\"",
                                        "Engineer",
                                        "Managing Director",
                                        "Student"))))
                .column("Company Name", EITHER, person -> Cell.text(person.company()))
                .column("Contact owner", EITHER, person -> Cell.text(person.one("Kim Lee", "Sam Roe", "Ada Poe")))
                .column("Create Date", CREATED_AT, person -> times.instant(created(person)))
                .column(
                        "Original Source",
                        TEXT,
                        person -> Cell.text(
                                person.one("Organic Search", "Paid Search", "Direct Traffic", "Offline Sources")))
                .column("Country/Region", TEXT, person -> Cell.text(person.country()))
                .column(
                        "State/Region",
                        TEXT,
                        person -> half(person, 0.4, p -> p.one(Cell.text("NY"), Cell.text("CA"), Cell.missing("N/A"))))
                .column(
                        "Number of Employees",
                        NUMBER,
                        person -> half(person, 0.8, p -> grouped(5 + p.random().nextInt(9_000))))
                .column(
                        "Annual Revenue",
                        NUMBER,
                        person -> half(
                                person, 0.5, p -> grouped(10_000 + p.random().nextInt(90_000_000))))
                .column("Interests", LIST, person -> joined(person.some(INTERESTS)))
                .column("Merged Contact IDs", MERGED_FROM, HubSpotContacts::merged)
                .column(
                        "HubSpot Score",
                        EXISTING_SCORE,
                        person -> Cell.number(person.random().nextInt(120) - 10))
                .column(
                        "Number of Pageviews",
                        EITHER,
                        person -> Cell.number(person.random().nextInt(40)))
                .column(
                        "Time of Last Visit",
                        EITHER,
                        person ->
                                half(person, 0.5, p -> times.instant(p.created().plusDays(40))))
                .column(
                        "Marketing emails opened",
                        EITHER,
                        person -> Cell.number(person.random().nextInt(9)));
    }

    private void lifecycle() {
        contacts.column("Lead Status", SET_ASIDE, person -> status(person))
                .column("Lifecycle Stage", SET_ASIDE, HubSpotContacts::stage)
                .column("Became a Subscriber Date", EITHER, person -> times.instant(created(person)))
                .column("Became a Lead Date", EITHER, person -> times.instant(created(person)))
                .column("Became a Marketing Qualified Lead Date", STEP_DATE, "mql", person -> reached(person, "mql"))
                .column("Became a Sales Qualified Lead Date", STEP_DATE, "sql", person -> reached(person, "sql"))
                .column(
                        "Became an Opportunity Date",
                        STEP_DATE,
                        "opportunity",
                        person -> reached(person, "opportunity"))
                .column("Became a Customer Date", STEP_DATE, "customer", person -> reached(person, "customer"))
                .column("Recent Deal Amount", STEP_AMOUNT, "customer", HubSpotContacts::money)
                .column("Number of Associated Deals", SET_ASIDE, person -> deals(person))
                .column("Total Revenue", SET_ASIDE, HubSpotContacts::money);
    }

    /** Properties that the company made itself: kinds take turns, and so do the shares that are filled. */
    private void customProperty(int number) {
        double filled = new double[] {1, 0.5, 0.3, 0.8}[number % 4];
        String name = "Property " + number;
        switch (number % 9) {
            case 0 -> custom(name + " class", TEXT, filled, p -> Cell.text(p.one("low", "medium", "high, sometimes")));
            case 1 ->
                custom(
                        name + " count",
                        NUMBER,
                        filled,
                        p -> Cell.number(p.random().nextInt(50)));
            case 2 ->
                custom(name + " ratio", NUMBER, filled, p -> decimal(p.random().nextInt(10_000)));
            case 3 ->
                custom(name + " agreed", BOOLEAN, filled, p -> truth(p.random().nextBoolean()));
            case 4 ->
                custom(
                        name + " day",
                        DATE,
                        filled,
                        p -> times.date(
                                p.created().toLocalDate().minusDays(p.random().nextInt(900))));
            case 5 ->
                custom(
                        name + " moment",
                        TIMESTAMP,
                        filled,
                        p -> times.instant(p.created().minusMinutes(p.random().nextInt(900_000))));
            case 6 -> custom(name + " topics", LIST, filled, p -> joined(p.some(INTERESTS)));
            case 7 -> custom(name + " never filled", EITHER, 0, p -> Cell.MISSING);
            default ->
                custom(name + " remark", EITHER, filled, p -> Cell.text("Seen on\nday " + p.number() + ", \"ok\""));
        }
    }

    private void custom(String name, Use use, double filled, Function<Person, Cell> cell) {
        contacts.column(name, use, person -> half(person, filled, cell));
    }

    static Cell half(Person person, double filled, Function<Person, Cell> cell) {
        return person.chance(filled) ? cell.apply(person) : Cell.MISSING;
    }

    private static String id(int number) {
        return Long.toString(51_000_000_000L + number * 17L);
    }

    /** The hour between 1 and 2 of 2023-11-05 occurs twice in New York. */
    private static LocalDateTime created(Person person) {
        return person.number() == 65 ? LocalDateTime.of(2023, 11, 5, 1, 30) : person.created();
    }

    private static Cell email(Person person) {
        return half(
                person, 0.95, p -> Cell.text("p" + p.number() + "@" + p.one("example.com", "gmail.com", "exämple.de")));
    }

    private static Cell grouped(long value) {
        return Cell.number(String.format(Locale.ROOT, "%,d", value), (double) value);
    }

    private static Cell decimal(int hundredths) {
        return Cell.number(String.format(Locale.ROOT, "%.2f", hundredths / 100.0), hundredths / 100.0);
    }

    private static Cell truth(boolean value) {
        return Cell.truth(value ? "Yes" : "No", value);
    }

    private static Cell joined(List<String> elements) {
        return Cell.list(String.join(";", elements), elements);
    }

    /** Every fortieth contact has swallowed two that are in the file no more. */
    private static Cell merged(Person person) {
        List<String> swallowed = person.number() % 40 == 0
                ? List.of(id(1_000 + person.number()), id(2_000 + person.number()))
                : List.of();
        return joined(swallowed);
    }

    private Cell reached(Person person, String step) {
        return Optional.ofNullable(person.steps().get(step)).map(times::instant).orElse(Cell.MISSING);
    }

    private static Cell money(Person person) {
        return person.steps().containsKey("customer")
                ? Cell.number(String.format(Locale.ROOT, "%.2f", person.money()), person.money())
                : Cell.MISSING;
    }

    private static Cell deals(Person person) {
        return person.steps().containsKey("opportunity") ? Cell.number(1) : Cell.MISSING;
    }

    private static Cell status(Person person) {
        return Cell.text(person.furthest()
                .map(step -> step.equals("customer") ? "Closed won" : "Open")
                .orElse("New"));
    }

    private static Cell stage(Person person) {
        return Cell.text(person.furthest().orElse("lead"));
    }
}
