package io.plumbline.cli.oddities;

import static io.plumbline.cli.oddities.Use.CREATED_AT;
import static io.plumbline.cli.oddities.Use.EITHER;
import static io.plumbline.cli.oddities.Use.EVENT_ID;
import static io.plumbline.cli.oddities.Use.EVENT_TYPE;
import static io.plumbline.cli.oddities.Use.EXISTING_SCORE;
import static io.plumbline.cli.oddities.Use.LEAD_ID;
import static io.plumbline.cli.oddities.Use.NUMBER;
import static io.plumbline.cli.oddities.Use.OCCURRED_AT;
import static io.plumbline.cli.oddities.Use.TEXT;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Leads and activities as Marketo's bulk extract writes them: tabs, the word null, and an object in a quoted cell. */
final class MarketoActivities {
    private static final Times TIMES = Times.of("UTC", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd");
    private static final Layout LAYOUT = Layout.COMMA.delimitedBy('\t');
    private static final List<Person> PEOPLE = Person.list(200, LocalDateTime.of(2025, 2, 3, 5, 0), 11);
    private static final Cell NULL = Cell.missing("null");

    /** An activity of a person. */
    private record Activity(Person person, int number, LocalDateTime at) {}

    private MarketoActivities() {}

    static OddTable leads() {
        return new TableOf<Person>()
                .column("id", LEAD_ID, person -> Cell.number(1_000_000L + person.number()))
                .column(
                        "email",
                        EITHER,
                        person -> orNull(person, 0.9, p -> Cell.text("m" + p.number() + "@example.org")))
                .column("firstName", EITHER, person -> orNull(person, 0.9, p -> Cell.text(p.firstName())))
                .column("company", EITHER, person -> orNull(person, 0.9, p -> Cell.text(p.company())))
                .column(
                        "industry",
                        TEXT,
                        person -> orNull(person, 0.6, p -> Cell.text(p.one("Software", "Retail", "Steel"))))
                .column("country", TEXT, person -> orNull(person, 0.8, p -> Cell.text(p.country())))
                .column(
                        "annualRevenue",
                        NUMBER,
                        person ->
                                orNull(person, 0.5, p -> Cell.number(p.random().nextInt(9_000_000))))
                .column(
                        "numberOfEmployees",
                        NUMBER,
                        person ->
                                orNull(person, 0.5, p -> Cell.number(p.random().nextInt(9_000))))
                .column(
                        "leadScore",
                        EXISTING_SCORE,
                        person ->
                                orNull(person, 0.95, p -> Cell.number(p.random().nextInt(90))))
                .column("createdAt", CREATED_AT, person -> TIMES.instant(person.created()))
                .column(
                        "updatedAt",
                        EITHER,
                        person -> TIMES.instant(person.created().plusDays(90)))
                .table("leads.tsv", LAYOUT, PEOPLE);
    }

    static OddTable activities() {
        List<Activity> activities = new ArrayList<>();
        for (Person person : PEOPLE) {
            for (int i = 0; i < 5; i++) {
                activities.add(new Activity(
                        person, activities.size() + 1, person.created().plusMinutes(1 + 777L * i)));
            }
        }
        return new TableOf<Activity>()
                .column("marketoGUID", EVENT_ID, activity -> Cell.number(activity.number()))
                .column(
                        "leadId",
                        LEAD_ID,
                        activity -> Cell.number(1_000_000L + activity.person().number()))
                .column("activityDate", OCCURRED_AT, activity -> TIMES.instant(activity.at()))
                .column(
                        "activityTypeId",
                        EVENT_TYPE,
                        activity -> Cell.text(activity.person().one("1", "2", "12", "104")))
                .column("campaignId", EITHER, activity -> orNull(activity.person(), 0.3, p -> Cell.number(4_001)))
                .column("primaryAttributeValueId", EITHER, activity -> Cell.number(activity.number() % 9))
                .column(
                        "primaryAttributeValue",
                        EITHER,
                        activity -> orNull(activity.person(), 0.8, p -> Cell.text("/pricing?a=\"b\"")))
                .column(
                        "attributes",
                        EITHER,
                        activity -> Cell.text(
                                "{\"Client IP Address\":\"192.0.2.1\",\"Query Parameters\":\"a\\tb\",\"n\":[1,2]}"))
                .table("activities.tsv", LAYOUT, activities);
    }

    private static Cell orNull(Person person, double filled, Function<Person, Cell> cell) {
        return person.chance(filled) ? cell.apply(person) : NULL;
    }
}
