package io.plumbline.datasets.b2b;

/**
 * Something that happened to a lead.
 *
 * @param at         epoch second
 * @param properties the last cells of a line of {@code events.csv}: page, asset, seconds, minutes, campaign
 */
record Event(String leadId, long at, EventType type, String properties) {

    static Event plain(String leadId, long at, EventType type) {
        return new Event(leadId, at, type, ",,,,");
    }

    static Event page(String leadId, long at, EventType type, String page, int seconds) {
        return new Event(leadId, at, type, page + ",," + seconds + ",,");
    }

    static Event asset(String leadId, long at, EventType type, String asset) {
        return new Event(leadId, at, type, "," + asset + ",,,");
    }

    static Event webinar(String leadId, long at, String asset, int minutes) {
        return new Event(leadId, at, EventType.WEBINAR_ATTENDED, "," + asset + ",," + minutes + ",");
    }

    static Event call(String leadId, long at, int minutes) {
        return new Event(leadId, at, EventType.SALES_CALL, ",,," + minutes + ",");
    }

    static Event campaign(String leadId, long at, EventType type, String campaign) {
        return new Event(leadId, at, type, ",,,," + campaign);
    }
}
