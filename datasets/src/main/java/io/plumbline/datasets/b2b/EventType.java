package io.plumbline.datasets.b2b;

import java.util.Locale;

/** What can happen to a lead; the last two are acts of the company itself. */
enum EventType {
    PAGE_VIEW,
    PRICING_VIEW,
    WHITEPAPER_DOWNLOAD,
    WEBINAR_ATTENDED,
    NEWSLETTER_CLICK,
    EMAIL_OPEN,
    EMAIL_CLICK,
    SOCIAL_CLICK,
    CONTACT_FORM,
    DEMO_REQUEST,
    TRIAL_STARTED,
    PRODUCT_LOGIN,
    EMAIL_SENT,
    SALES_CALL;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The name in {@code events.csv}. */
    String text() {
        return text;
    }
}
