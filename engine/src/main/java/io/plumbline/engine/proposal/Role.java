package io.plumbline.engine.proposal;

/** What a column is taken for. */
public enum Role {
    LEAD_ID("lead id"),
    CREATED_AT("created at"),
    ACCOUNT_ID("account id"),
    ATTRIBUTE("attribute"),
    STEP_DATE("date of a step"),
    STEP_AMOUNT("amount of a step"),
    LABEL("outcome"),
    EXISTING_SCORE("existing score"),
    DELETED("deleted"),
    DELETED_AT("deleted at"),
    MERGED_INTO("merged into"),
    MERGED_FROM("merged from"),
    EVENT_ID("event id"),
    OCCURRED_AT("time"),
    RECORDED_AT("known from"),
    EVENT_TYPE("type of event"),
    PROPERTY("property"),
    STEP("step"),
    REASON("reason"),
    NOT_USED("not used");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /** What people read. */
    public String words() {
        return words;
    }
}
