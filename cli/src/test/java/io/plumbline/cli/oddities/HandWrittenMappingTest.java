package io.plumbline.cli.oddities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.cli.Shell;
import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd exports under the mapping that a careful person would write: everything in them arrives as what it means. */
@Tag("slow")
class HandWrittenMappingTest {

    @TempDir
    private Path folder;

    private void assertTrueToTheFiles(String target, HandWritten leads, HandWritten... events) {
        leads.table().writeTo(folder);
        for (HandWritten source : events) {
            source.table().writeTo(folder);
        }
        HandWritten.write(folder, target, leads, events);
        Ended ended = Shell.PLAIN.run("-w", folder, "import");
        assertEquals(0, ended.exitCode(), ended.all());
        List<OddTable> tables = new java.util.ArrayList<>(List.of(leads.table()));
        for (HandWritten source : events) {
            tables.add(source.table());
        }
        List<String> differences = Differences.between(folder, tables);
        assertEquals(
                List.of(), differences.subList(0, Math.min(20, differences.size())), differences.size() + " in all");
    }

    @Test
    void contactsWithIsoDates() {
        assertTrueToTheFiles(
                "customer",
                new HandWritten(HubSpotContacts.iso(), "time_zone: America/New_York\ncsv: { missing: [\"\", N/A] }"));
    }

    @Test
    void contactsWithAmericanDates() {
        assertTrueToTheFiles(
                "customer",
                new HandWritten(HubSpotContacts.american(), """
                csv: { missing: ["", N/A] }
                time_zone: America/New_York
                timestamp_format: "%m/%d/%Y %I:%M %p"
                """ + dayColumns(HubSpotContacts.american(), "%m/%d/%Y")));
    }

    @Test
    void leadsWithTasksAndCampaigns() {
        assertTrueToTheFiles(
                "opportunity",
                new HandWritten(SalesforceOrg.leads(), ""),
                new HandWritten(SalesforceOrg.tasks(), ""),
                new HandWritten(SalesforceOrg.campaignMembers(), ""));
    }

    @Test
    void activitiesWithTheWordNull() {
        String reading = "csv: { delimiter: \"\\t\", missing: [\"\", \"null\"] }";
        assertTrueToTheFiles(
                "customer",
                new HandWritten(MarketoActivities.leads(), reading),
                new HandWritten(MarketoActivities.activities(), reading));
    }

    @Test
    void aGermanSpreadsheet() {
        assertTrueToTheFiles(
                "customer", new HandWritten(GermanCrm.leads(), """
                csv: { delimiter: ";", decimal: ",", encoding: windows-1252 }
                time_zone: Europe/Berlin
                timestamp_format: "%d.%m.%Y %H:%M"
                """ + dayColumns(GermanCrm.leads(), "%d.%m.%Y")));
    }

    @Test
    void unicodeTextOfASpreadsheet() {
        assertTrueToTheFiles("customer", new HandWritten(Utf16Export.leads(), """
                csv: { delimiter: "\\t" }
                time_zone: Asia/Tokyo
                timestamp_format: "%Y/%m/%d %H:%M:%S"
                """));
    }

    /** The columns that have a day without a time of day. */
    private static String dayColumns(OddTable table, String format) {
        StringBuilder yaml = new StringBuilder("times:\n");
        for (OddTable.Column column : table.columns()) {
            boolean isDay = column.use() == Use.DATE
                    || (column.use() == Use.STEP_DATE && table.file().equals("kunden.csv"));
            if (isDay) {
                yaml.append("  \"")
                        .append(column.name())
                        .append("\": { format: \"")
                        .append(format)
                        .append("\" }\n");
            }
        }
        return yaml.toString();
    }
}
