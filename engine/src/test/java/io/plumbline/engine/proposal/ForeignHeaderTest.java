package io.plumbline.engine.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers in languages that no list holds, and in some that one does. */
class ForeignHeaderTest {
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");

    @TempDir
    private Path folder;

    private Exports leads(String header) {
        return new Exports(folder)
                .leads(
                        "leads.csv",
                        Exports.lines(
                                header,
                                120,
                                i -> "Firma " + i + ",K" + (i * 7919 % 1000) + "x" + i + ","
                                        + START.plus(i, ChronoUnit.DAYS)
                                        + "," + (i % 3 == 0 ? START.plus(i + 30, ChronoUnit.DAYS) : "") + ","
                                        + i % 5));
    }

    private static String why(LeadTable leads, Role role) {
        return leads.the(role).map(ColumnRole::why).orElse("");
    }

    @Test
    void whatLooksLikeAnIdAndTheOnlyCompleteTimeAreGuessed() {
        try (Exports export = leads("yritys,tunnus,luotu,kauppa,koko")) {
            LeadTable leads = export.understood().leads();
            assertEquals("tunnus", leads.name(Role.LEAD_ID).orElse(""));
            assertEquals(
                    "a guess by what it holds: the first column with a value of its own in every row",
                    why(leads, Role.LEAD_ID));
            assertEquals("luotu", leads.name(Role.CREATED_AT).orElse(""));
            assertEquals("a guess by what it holds: the only time that every row has", why(leads, Role.CREATED_AT));
            assertEquals(
                    "tunnus",
                    export.workspace().sources().leads().get(0).leadId().orElse(""));
        }
    }

    @Test
    void aGuessCanBeTakenBack() {
        try (Exports export = leads("yritys,tunnus,luotu,kauppa,koko")
                .choose(Choices.Matter.LEAD_ID, Choices.NONE)
                .choose(Choices.Matter.CREATED_AT, Choices.NONE)) {
            LeadTable leads = export.understood().leads();
            assertEquals("", leads.name(Role.LEAD_ID).orElse(""));
            assertEquals("", leads.name(Role.CREATED_AT).orElse(""));
        }
        try (Exports export = leads("yritys,tunnus,luotu,kauppa,koko")) {
            assertEquals(
                    "the number of the row",
                    export.understood().open().get(0).options().get(1).words());
        }
    }

    @Test
    void aNameThatSaysSomethingElseIsNoGuess() {
        try (Exports export = leads("yritys,tunnus,last modified,kauppa,koko")) {
            assertEquals("", export.understood().leads().name(Role.CREATED_AT).orElse(""));
        }
    }

    @Test
    void bothOfTwoCompleteTimesMayBeTheCreation() {
        String text = Exports.lines("tunnus,luotu,alku", 50, i -> "K" + i + "x," + START.plusSeconds(i) + "," + START);
        try (Exports export = new Exports(folder).leads("leads.csv", text)) {
            assertEquals("", export.understood().leads().name(Role.CREATED_AT).orElse(""));
        }
    }

    @Test
    void datesOfBirthAreNoCreations() {
        String text = Exports.lines("tunnus,syntynyt", 50, i -> "K" + i + "x,19" + (50 + i % 50) + "-05-17");
        try (Exports export = new Exports(folder).leads("leads.csv", text)) {
            assertEquals("", export.understood().leads().name(Role.CREATED_AT).orElse(""));
        }
    }

    @Test
    void namesOfSomeOtherLanguagesAreKnown() {
        try (Exports export = leads("会社名,顧客ID,作成日時,更新日時,性別")) {
            Map<String, String> roles = Exports.roles(export.understood().leads());
            assertEquals("lead id", roles.get("顧客ID"));
            assertEquals("created at", roles.get("作成日時"));
            assertEquals("not used", roles.get("更新日時"));
            assertEquals("not used", roles.get("性別"));
            assertEquals("not used", roles.get("会社名"));
        }
        try (Exports export = leads("Công ty,Mã khách hàng,Ngày tạo,Ngày cập nhật,Giới tính")) {
            Map<String, String> roles = Exports.roles(export.understood().leads());
            assertEquals("lead id", roles.get("Mã khách hàng"));
            assertEquals("created at", roles.get("Ngày tạo"));
            assertEquals("not used", roles.get("Giới tính"));
        }
    }

    @Test
    void eventsFindTheirLeadsByTheValues() {
        String log = Exports.lines(
                "asiakas,hetki",
                300,
                i -> "K" + (i % 120 * 7919 % 1000) + "x" + i % 120 + "," + START.plusSeconds(i * 900L));
        try (Exports export = leads("yritys,tunnus,luotu,kauppa,koko").events("kaynnit.csv", log)) {
            EventTable events = export.understood().events().get(0);
            assertEquals("asiakas", events.name(Role.LEAD_ID).orElse(""));
        }
    }
}
