package io.plumbline.engine.store;

import java.sql.SQLException;

/**
 * A statement failed. The message holds the kind of error and the beginning of the statement; what DuckDB said, which
 * may quote data, is only in {@link #detail()}.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;

    private final String detail;

    private StoreException(String message, String detail) {
        super(message);
        this.detail = detail;
    }

    static StoreException of(SQLException e, String sql) {
        String detail = String.valueOf(e.getMessage());
        int colon = detail.indexOf(':');
        String kind = colon > 0 ? detail.substring(0, colon) : "Error";
        String shown = sql.length() <= SHOWN ? sql : sql.substring(0, SHOWN) + " ...";
        return new StoreException("The store refused a statement (" + kind + "): " + shown.strip(), detail);
    }

    /** Whether the statement wanted more than the memory that a store may take, and could not use the disk instead. */
    public boolean isForWantOfMemory() {
        return detail.startsWith("Out of Memory");
    }

    /** What the database said; may quote values of a lead, so it is never logged or shown by default. */
    public String detail() {
        return detail;
    }
}
