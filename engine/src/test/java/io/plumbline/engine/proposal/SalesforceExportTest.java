package io.plumbline.engine.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.workspace.LeadSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leads as Salesforce exports them: field names as headers, a date of conversion, deleted and merged records. */
class SalesforceExportTest {
    private static final String HEADER = "Id,Salutation,LastName,Company,Title,Street,PostalCode,AnnualRevenue,"
            + "NumberOfEmployees,LeadSource,Status,Rating,OwnerId,IsConverted,ConvertedDate,ConvertedAccountId,"
            + "CreatedDate,LastModifiedDate,IsDeleted,MasterRecordId,Budget_Confirmed__c";

    @TempDir
    private Path folder;

    private static String lead(int i) {
        LocalDate created = LocalDate.of(2024, 3, 1).plusDays(i);
        boolean converted = i % 3 == 0;
        return String.join(
                ",",
                String.format("00Q5e00000%05dEAA", i),
                "Ms.",
                "Name" + i,
                "Firm " + i % 70,
                List.of("VP Sales", "Manager").get(i % 2),
                i + " Main St",
                String.format("0%04d", i),
                "1000000",
                Integer.toString(10 * (i % 9)),
                List.of("Web", "Partner").get(i % 2),
                converted ? "Closed - Converted" : "Open",
                List.of("Hot", "Cold").get(i % 2),
                "0055e" + i % 4,
                Boolean.toString(converted),
                converted ? created.plusDays(12).toString() : "",
                converted ? "0015e" + i : "",
                created + "T08:00:00.000+0000",
                created.plusDays(15) + "T08:00:00.000+0000",
                Boolean.toString(i % 50 == 7),
                i % 60 == 9 ? String.format("00Q5e00000%05dEAA", i - 1) : "",
                Boolean.toString(i % 2 == 0));
    }

    @Test
    void aConvertedLeadHasBecomeAnOpportunity() {
        try (Exports export =
                new Exports(folder).leads("leads.csv", Exports.lines(HEADER, 400, SalesforceExportTest::lead))) {
            Understanding understood = export.understood();
            assertEquals("opportunity", understood.plan().target());
            Map<String, String> roles = Exports.roles(understood.leads());
            assertEquals("date of a step opportunity", roles.get("ConvertedDate"));
            assertEquals("not used", roles.get("IsConverted"));
            assertEquals("not used", roles.get("ConvertedAccountId"));
            assertEquals("not used", roles.get("Rating"));
            assertEquals("attribute budget_confirmed", roles.get("Budget_Confirmed__c"));
        }
    }

    @Test
    void deletedAndMergedRecordsAreFound() {
        try (Exports export =
                new Exports(folder).leads("leads.csv", Exports.lines(HEADER, 400, SalesforceExportTest::lead))) {
            Map<String, String> roles = Exports.roles(export.understood().leads());
            assertEquals("lead id", roles.get("Id"));
            assertEquals("deleted", roles.get("IsDeleted"));
            assertEquals("deleted at", roles.get("LastModifiedDate"));
            assertEquals("merged into", roles.get("MasterRecordId"));
            LeadSource source = export.workspace().sources().leads().get(0);
            assertEquals("IsDeleted", source.deleted().orElseThrow().column());
            assertEquals(
                    Optional.of("LastModifiedDate"),
                    source.deleted().orElseThrow().at());
            assertEquals(Optional.of("MasterRecordId"), source.mergedInto());
        }
    }
}
