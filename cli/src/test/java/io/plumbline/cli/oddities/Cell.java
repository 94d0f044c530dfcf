package io.plumbline.cli.oddities;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One cell of an export.
 *
 * @param text    as the file writes it
 * @param meaning what it says, in one form for every file: a number without needless digits, a date or an instant in
 *     ISO 8601, the elements of a list with {@code ;} between them; empty when it says nothing
 * @param refusal why the cell, or its whole row where the column is a key, has to be refused
 */
record Cell(String text, Optional<String> meaning, Optional<String> refusal) {
    static final Cell MISSING = missing("");

    static Cell missing(String word) {
        return new Cell(word, Optional.empty(), Optional.empty());
    }

    static Cell text(String text) {
        return text.isEmpty() ? MISSING : new Cell(text, Optional.of(text), Optional.empty());
    }

    static Cell number(String written, double value) {
        return new Cell(written, Optional.of(plain(value)), Optional.empty());
    }

    static Cell number(long value) {
        return number(Long.toString(value), (double) value);
    }

    static Cell truth(String written, boolean value) {
        return new Cell(written, Optional.of(Boolean.toString(value)), Optional.empty());
    }

    static Cell date(String written, LocalDate value) {
        return new Cell(written, Optional.of(value.toString()), Optional.empty());
    }

    static Cell instant(String written, Instant value) {
        return new Cell(written, Optional.of(value.toString()), Optional.empty());
    }

    static Cell list(String written, List<String> elements) {
        return elements.isEmpty()
                ? missing(written)
                : new Cell(written, Optional.of(String.join(";", elements)), Optional.empty());
    }

    static Cell refused(String written, String reason) {
        return new Cell(written, Optional.empty(), Optional.of(reason));
    }

    /** A number in the one form that all files share. */
    static String plain(double value) {
        BigDecimal stripped = BigDecimal.valueOf(value).stripTrailingZeros();
        return stripped.toPlainString();
    }
}
