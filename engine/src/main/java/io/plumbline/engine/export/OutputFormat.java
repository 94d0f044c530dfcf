package io.plumbline.engine.export;

import java.util.Locale;

/** How rows are written into a file. */
public enum OutputFormat {
    /** Comma-separated text after RFC 4180, UTF-8, with a header; safe to open in a spreadsheet. */
    CSV,
    PARQUET,
    /** One JSON object a line, UTF-8. */
    JSONL;

    /** The end of such a file's name, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
