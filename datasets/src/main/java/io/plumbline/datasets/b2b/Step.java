package io.plumbline.datasets.b2b;

/**
 * A step of a lead's life that people recorded.
 *
 * @param at     epoch second
 * @param name   mql, rejected, sql, opportunity, customer or lost
 * @param amount whole euros for opportunity and customer, else empty text
 * @param reason why a lead was rejected or lost, else empty text
 */
record Step(String leadId, long at, String name, String amount, String reason) {

    static Step of(String leadId, long at, String name) {
        return new Step(leadId, at, name, "", "");
    }

    static Step worth(String leadId, long at, String name, long amount) {
        return new Step(leadId, at, name, Long.toString(amount), "");
    }

    static Step because(String leadId, long at, String name, String reason) {
        return new Step(leadId, at, name, "", reason);
    }
}
