package io.plumbline.engine.workspace;

import java.util.Locale;
import java.util.Optional;

/** How a source file is encoded, told by the end of its name. */
public enum FileFormat {
    /** Delimited text with a header. */
    CSV,
    /** Text delimited by tabs, with a header. */
    TSV,
    PARQUET,
    /** One array of objects, or one object after another. */
    JSON;

    /** The format of a file name; empty when its end is not known. */
    public static Optional<FileFormat> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        String end = plain.substring(plain.lastIndexOf('.') + 1);
        return switch (end) {
            case "csv" -> Optional.of(CSV);
            case "tsv" -> Optional.of(TSV);
            case "json", "jsonl", "ndjson" -> Optional.of(JSON);
            case "parquet" -> lower.equals(plain) ? Optional.of(PARQUET) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether lines of text are the rows, so that separators and quotes matter. */
    public boolean isDelimited() {
        return this == CSV || this == TSV;
    }
}
