package io.plumbline.cli.oddities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.cli.Shell;
import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd exports that nobody has described: {@code init} finds out what each column is, and every row arrives as what it means. */
@Tag("slow")
class ProposedMappingTest {

    @TempDir
    private Path temporary;

    private void assertTrueToTheFiles(OddTable leads, OddTable... events) {
        assertTrueToTheFiles(List.of(), leads, events);
    }

    private void assertTrueToTheFiles(List<String> options, OddTable leads, OddTable... events) {
        Path raw = temporary.resolve("raw");
        Path folder = temporary.resolve("workspace");
        List<Object> words = new ArrayList<>(List.of("init", folder, "--leads", raw.resolve(leads.file())));
        leads.writeTo(raw);
        for (OddTable table : events) {
            table.writeTo(raw);
            words.addAll(List.of("--events", raw.resolve(table.file())));
        }
        words.addAll(options);
        words.add("--yes");
        Ended proposed = Shell.PLAIN.run(words.toArray());
        assertEquals(0, proposed.exitCode(), proposed.all());
        Ended imported = Shell.PLAIN.run("-w", folder, "import");
        assertEquals(0, imported.exitCode(), imported.all());
        List<OddTable> tables = new ArrayList<>(List.of(leads));
        tables.addAll(Arrays.asList(events));
        List<String> differences = Differences.between(folder, tables);
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(30, differences.size()))),
                differences.size() + " in all\n" + proposed.out());
    }

    @Test
    void contactsWithIsoDates() {
        assertTrueToTheFiles(List.of("--time-zone", "America/New_York"), HubSpotContacts.iso());
    }

    @Test
    void contactsWithAmericanDates() {
        assertTrueToTheFiles(List.of("--time-zone", "America/New_York"), HubSpotContacts.american());
    }

    @Test
    void leadsWithTasksAndCampaigns() {
        assertTrueToTheFiles(SalesforceOrg.leads(), SalesforceOrg.tasks(), SalesforceOrg.campaignMembers());
    }

    @Test
    void activitiesWithTheWordNull() {
        assertTrueToTheFiles(MarketoActivities.leads(), MarketoActivities.activities());
    }

    @Test
    void aGermanSpreadsheet() {
        assertTrueToTheFiles(List.of("--time-zone", "Europe/Berlin"), GermanCrm.leads());
    }

    @Test
    void unicodeTextOfASpreadsheet() {
        assertTrueToTheFiles(
                List.of("--time-zone", "Asia/Tokyo", "--lead-id", "顧客番号", "--created-at", "作成日時"), Utf16Export.leads());
    }
}
