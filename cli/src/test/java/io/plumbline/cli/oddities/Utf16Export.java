package io.plumbline.cli.oddities;

import static io.plumbline.cli.oddities.Use.CREATED_AT;
import static io.plumbline.cli.oddities.Use.EITHER;
import static io.plumbline.cli.oddities.Use.LEAD_ID;
import static io.plumbline.cli.oddities.Use.NUMBER;
import static io.plumbline.cli.oddities.Use.STEP_DATE;
import static io.plumbline.cli.oddities.Use.TEXT;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;

/** A table as a spreadsheet saves "Unicode text" and people rename it: UTF-16 with tabs, called .csv. */
final class Utf16Export {
    private static final Times TIMES = Times.of("Asia/Tokyo", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd");

    private Utf16Export() {}

    static OddTable leads() {
        Layout layout = Layout.COMMA
                .delimitedBy('\t')
                .in(StandardCharsets.UTF_16LE, true)
                .endingLinesWith("\r\n");
        return new TableOf<Person>()
                .column("顧客番号", LEAD_ID, person -> Cell.text("T" + person.number()))
                .column("作成日時", CREATED_AT, person -> TIMES.instant(person.created()))
                .column("会社名", EITHER, person -> Cell.text(person.one("株式会社アクメ", "東京\n支店", "🏢 Tower")))
                .column(
                        "業種",
                        TEXT,
                        person -> HubSpotContacts.half(person, 0.7, p -> Cell.text(p.one("製造業", "小売業", "IT"))))
                .column("従業員数", NUMBER, person -> Cell.number(person.random().nextInt(5_000)))
                .column(
                        "Customer Date",
                        STEP_DATE,
                        "customer",
                        person -> Optional.ofNullable(person.steps().get("customer"))
                                .map(TIMES::instant)
                                .orElse(Cell.MISSING))
                .table("unicode.csv", layout, Person.list(150, LocalDateTime.of(2025, 1, 6, 10, 0), 5));
    }
}
