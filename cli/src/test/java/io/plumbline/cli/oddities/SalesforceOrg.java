package io.plumbline.cli.oddities;

import static io.plumbline.cli.oddities.Use.BOOLEAN;
import static io.plumbline.cli.oddities.Use.CREATED_AT;
import static io.plumbline.cli.oddities.Use.DELETED;
import static io.plumbline.cli.oddities.Use.EITHER;
import static io.plumbline.cli.oddities.Use.EVENT_ID;
import static io.plumbline.cli.oddities.Use.EVENT_TYPE;
import static io.plumbline.cli.oddities.Use.LEAD_ID;
import static io.plumbline.cli.oddities.Use.MERGED_INTO;
import static io.plumbline.cli.oddities.Use.NUMBER;
import static io.plumbline.cli.oddities.Use.OCCURRED_AT;
import static io.plumbline.cli.oddities.Use.SET_ASIDE;
import static io.plumbline.cli.oddities.Use.STEP_DATE;
import static io.plumbline.cli.oddities.Use.TEXT;

import io.plumbline.cli.oddities.OddTable.Refusal;
import io.plumbline.cli.oddities.OddTable.Row;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leads, tasks and campaign members as Salesforce's data loader writes them: every cell quoted, instants with an
 * offset, deleted and merged records still there, and a lead that comes twice.
 */
final class SalesforceOrg {
    private static final Times TIMES = Times.of("UTC", "yyyy-MM-dd'T'HH:mm:ss'.000+0000'", "yyyy-MM-dd");
    private static final Layout LAYOUT = Layout.COMMA.quotingAll();
    private static final int TWICE = 120;
    private static final List<Person> PEOPLE = Person.list(240, LocalDateTime.of(2024, 1, 8, 7, 0), 7);

    /** Something that happened to a person. */
    private record Happening(Person person, int number, LocalDateTime at) {}

    private SalesforceOrg() {}

    static OddTable leads() {
        OddTable leads = new TableOf<Person>()
                .column("Id", LEAD_ID, person -> Cell.text(id(person.number())))
                .column("IsDeleted", DELETED, person -> truth(isDeleted(person)))
                .column("MasterRecordId", MERGED_INTO, SalesforceOrg::master)
                .column("LastName", EITHER, person -> Cell.text(person.lastName()))
                .column("FirstName", EITHER, person -> Cell.text(person.firstName()))
                .column(
                        "Title",
                        TEXT,
                        person -> HubSpotContacts.half(person, 0.6, p -> Cell.text(p.one("CEO", "VP Sales", "Buyer"))))
                .column("Company", EITHER, person -> Cell.text(person.company()))
                .column("Country", TEXT, person -> Cell.text(person.country()))
                .column("LeadSource", TEXT, person -> Cell.text(person.one("Web", "Phone Inquiry", "Partner Referral")))
                .column(
                        "Industry",
                        TEXT,
                        person -> HubSpotContacts.half(person, 0.5, p -> Cell.text(p.one("Banking", "Media"))))
                .column(
                        "AnnualRevenue",
                        NUMBER,
                        person -> HubSpotContacts.half(
                                person, 0.5, p -> money(p.random().nextInt(90))))
                .column(
                        "NumberOfEmployees",
                        NUMBER,
                        person -> HubSpotContacts.half(
                                person, 0.7, p -> Cell.number(p.random().nextInt(900))))
                .column("Status", SET_ASIDE, SalesforceOrg::status)
                .column(
                        "Rating",
                        EITHER,
                        person -> HubSpotContacts.half(person, 0.5, p -> Cell.text(p.one("Hot", "Warm", "Cold"))))
                .column("HasOptedOutOfEmail", BOOLEAN, person -> truth(person.chance(0.1)))
                .column("IsConverted", SET_ASIDE, person -> truth(isConverted(person)))
                .column("ConvertedDate", STEP_DATE, SalesforceOrg::converted)
                .column(
                        "ConvertedOpportunityId",
                        SET_ASIDE,
                        person -> isConverted(person)
                                ? Cell.text("006" + id(person.number()).substring(3))
                                : Cell.MISSING)
                .column("CreatedDate", CREATED_AT, person -> TIMES.instant(person.created()))
                .column(
                        "LastModifiedDate",
                        EITHER,
                        person -> TIMES.instant(person.created().plusDays(200)))
                .table("Lead.csv", LAYOUT, PEOPLE);
        return withOneTwice(leads);
    }

    static OddTable tasks() {
        return new TableOf<Happening>()
                .column("Id", EVENT_ID, task -> Cell.text("00T%012dAAA".formatted(task.number())))
                .column("WhoId", LEAD_ID, task -> Cell.text(id(task.person().number())))
                .column(
                        "Subject",
                        EITHER,
                        task -> Cell.text(task.person().one("Call", "Email: Re: \"offer\"", "Send quote, again")))
                .column(
                        "TaskSubtype",
                        EVENT_TYPE,
                        task -> Cell.text(task.person().one("Call", "Email", "Task")))
                .column("Status", EITHER, task -> Cell.text("Completed"))
                .column("CreatedDate", OCCURRED_AT, task -> TIMES.instant(task.at()))
                .table("Task.csv", LAYOUT, happenings(3, 1));
    }

    static OddTable campaignMembers() {
        return new TableOf<Happening>()
                .column("Id", EVENT_ID, member -> Cell.text("00v%012dAAA".formatted(member.number())))
                .column(
                        "LeadId",
                        LEAD_ID,
                        member -> Cell.text(id(member.person().number())))
                .column("CampaignId", EITHER, member -> Cell.text("701%012dAAA".formatted(member.number() % 7)))
                .column(
                        "Status",
                        EVENT_TYPE,
                        member -> Cell.text(member.person().one("Sent", "Responded", "Attended")))
                .column("HasResponded", EITHER, member -> truth(member.person().chance(0.5)))
                .column("CreatedDate", OCCURRED_AT, member -> TIMES.instant(member.at()))
                .table("CampaignMember.csv", LAYOUT, happenings(2, 2));
    }

    private static List<Happening> happenings(int each, int kind) {
        List<Happening> happenings = new ArrayList<>();
        for (Person person : PEOPLE) {
            for (int i = 0; i < each; i++) {
                LocalDateTime at = person.created().plusMinutes(7L * kind + 1_500L * i);
                happenings.add(new Happening(person, happenings.size() + 1, at));
            }
        }
        return happenings;
    }

    /** A lead that the file has again, further down and with other cells, is refused there. */
    private static OddTable withOneTwice(OddTable leads) {
        List<Row> rows = new ArrayList<>(leads.rows());
        List<Cell> again = new ArrayList<>(rows.get(TWICE).cells());
        again.set(leads.position("Country"), Cell.text("Atlantis"));
        rows.add(new Row(again, Optional.of(new Refusal("Id", "the lead is in an earlier row of the file"))));
        return new OddTable(leads.file(), leads.layout(), leads.columns(), rows);
    }

    /** Fifteen characters that differ in case alone, and three that tell them apart, as the tool has them. */
    static String id(int number) {
        return "00Q5f00000" + (number % 2 == 0 ? "A" : "a") + "%04d".formatted(number / 2)
                + (number % 2 == 0 ? "EAA" : "EAM");
    }

    static boolean isDeleted(Person person) {
        return person.number() % 30 == 0 || isMerged(person);
    }

    /** A merged record is deleted, and names the record that survives. */
    static boolean isMerged(Person person) {
        return person.number() % 25 == 0;
    }

    private static Cell master(Person person) {
        return isMerged(person) ? Cell.text(id(person.number() - 1)) : Cell.MISSING;
    }

    private static boolean isConverted(Person person) {
        return person.steps().containsKey("opportunity");
    }

    private static Cell converted(Person person) {
        return isConverted(person)
                ? TIMES.startOf(person.steps().get("opportunity").toLocalDate().plusDays(1))
                : Cell.MISSING;
    }

    private static Cell status(Person person) {
        return Cell.text(
                isConverted(person) ? "Closed - Converted" : person.one("Open - Not Contacted", "Working - Contacted"));
    }

    private static Cell money(int thousands) {
        return Cell.number(thousands + "000.00", thousands * 1_000.0);
    }

    private static Cell truth(boolean value) {
        return Cell.truth(Boolean.toString(value), value);
    }
}
