package io.plumbline.cli.oddities;

import static io.plumbline.cli.oddities.Use.CREATED_AT;
import static io.plumbline.cli.oddities.Use.DATE;
import static io.plumbline.cli.oddities.Use.EITHER;
import static io.plumbline.cli.oddities.Use.LEAD_ID;
import static io.plumbline.cli.oddities.Use.LIST;
import static io.plumbline.cli.oddities.Use.NUMBER;
import static io.plumbline.cli.oddities.Use.STEP_AMOUNT;
import static io.plumbline.cli.oddities.Use.STEP_DATE;
import static io.plumbline.cli.oddities.Use.TEXT;

import io.plumbline.cli.oddities.OddTable.Row;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table as a spreadsheet in Germany saves it: semicolons, decimal commas, windows-1252, days before months. */
final class GermanCrm {
    private static final Times TIMES = Times.of("Europe/Berlin", "dd.MM.yyyy HH:mm", "dd.MM.yyyy");
    private static final List<String> TOPICS = List.of("Öfen", "Türen", "Straßenbau", "Möbel");
    private static final Layout LAYOUT = Layout.COMMA
            .delimitedBy(';')
            .in(Charset.forName("windows-1252"), false)
            .endingLinesWith("\r\n");

    private GermanCrm() {}

    static OddTable leads() {
        OddTable table = new TableOf<Person>()
                .column("Lead-Nr.", LEAD_ID, person -> Cell.text("D-%05d".formatted(person.number())))
                .column("Angelegt am", CREATED_AT, person -> TIMES.instant(person.created()))
                .column(
                        "Firma",
                        EITHER,
                        person -> Cell.text(person.one("Müller & Söhne", "Café; Bar", "Weiß – „Büro“ GmbH")))
                .column("Ort", TEXT, person -> Cell.text(person.one("Köln", "München", "Gießen", "Ulm")))
                .column(
                        "PLZ",
                        EITHER,
                        person -> Cell.text(
                                "0%04d".formatted(1_000 + person.random().nextInt(20))))
                .column(
                        "Umsatz (€)",
                        NUMBER,
                        person -> HubSpotContacts.half(
                                person, 0.7, p -> german(p.random().nextInt(900_000_000))))
                .column(
                        "Rabatt",
                        NUMBER,
                        person -> HubSpotContacts.half(
                                person, 0.5, p -> german(p.random().nextInt(3_000))))
                .column(
                        "Gründung",
                        DATE,
                        person -> HubSpotContacts.half(
                                person,
                                0.5,
                                p -> TIMES.date(p.created()
                                        .toLocalDate()
                                        .minusDays(400L + p.random().nextInt(9_000)))))
                .column("Newsletter", TEXT, person -> Cell.text(person.one("ja", "nein")))
                .column("Themen", LIST, person -> topics(person.some(TOPICS)))
                .column(
                        "Kunde seit",
                        STEP_DATE,
                        "customer",
                        person -> Optional.ofNullable(person.steps().get("customer"))
                                .map(at -> TIMES.startOf(at.toLocalDate().plusDays(1)))
                                .orElse(Cell.MISSING))
                .column(
                        "Auftragswert",
                        STEP_AMOUNT,
                        "customer",
                        person -> person.steps().containsKey("customer")
                                ? german(Math.round(person.money() * 100))
                                : Cell.MISSING)
                .table("kunden.csv", LAYOUT, Person.list(220, LocalDateTime.of(2024, 10, 1, 9, 0), 3));
        return withBrokenCells(table);
    }

    /** A number that is none, a creation date that is none, and a lead without an id. */
    private static OddTable withBrokenCells(OddTable table) {
        List<Row> rows = new ArrayList<>(table.rows());
        set(rows, 10, table.position("Rabatt"), Cell.refused("keiner", "not a number"));
        set(
                rows,
                20,
                table.position("Angelegt am"),
                Cell.refused("31.02.2025 10:00", "not a time between 1900 and 2199"));
        set(rows, 30, table.position("Lead-Nr."), Cell.refused("", "the lead's id is missing"));
        return new OddTable(table.file(), table.layout(), table.columns(), rows);
    }

    private static void set(List<Row> rows, int row, int column, Cell cell) {
        List<Cell> cells = new ArrayList<>(rows.get(row).cells());
        cells.set(column, cell);
        rows.set(row, new Row(cells));
    }

    private static Cell german(long hundredths) {
        return Cell.number(String.format(Locale.GERMANY, "%,.2f", hundredths / 100.0), hundredths / 100.0);
    }

    private static Cell topics(List<String> elements) {
        return Cell.list(String.join(" | ", elements), elements);
    }
}
