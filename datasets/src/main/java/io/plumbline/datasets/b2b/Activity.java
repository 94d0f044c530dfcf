package io.plumbline.datasets.b2b;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;

/** What one lead does in one week, drawn from its hidden interest and habits; and the mails that marketing sends it. */
final class Activity {

    private static final Weighted<String> PAGES = new Weighted<String>()
            .or("home", 0.24)
            .or("product", 0.26)
            .or("blog", 0.24)
            .or("docs", 0.1)
            .or("customers", 0.1)
            .or("careers", 0.06);
    private static final Weighted<String> PAPERS = new Weighted<String>()
            .or("buyers-guide", 0.3)
            .or("benchmark-report", 0.4)
            .or("security-paper", 0.3);
    private static final int NEWSLETTER_EVERY = 4;
    private static final int NURTURE_WEEKS = 6;
    private static final long TRIAL = 21 * Calendar.DAY;

    private final Calendar calendar;

    Activity(Calendar calendar) {
        this.calendar = calendar;
    }

    /** The events of a lead in a week, none before its creation or after its silence, in order of time. */
    List<Event> week(LeadState lead, int week) {
        long from = Math.max(calendar.weekStart(week), lead.profile().createdAt());
        Acts acts = new Acts(lead, from, calendar.weekEnd(week));
        if (lead.profile().createdAt() >= calendar.weekStart(week)) {
            firstTouch(acts);
        }
        if (lead.is(LeadState.Stage.CUSTOMER)) {
            acts.repeat(2, at -> Event.plain(lead.id(), at, EventType.PRODUCT_LOGIN));
            return acts.inOrder();
        }
        double pace = Calendar.season(from) * (lead.interest() + encouragement(lead));
        web(acts, pace);
        content(acts, pace, week);
        trial(acts, pace);
        mails(acts, week);
        acts.repeat(lead.profile().socialHabit(), at -> Event.plain(lead.id(), at, EventType.SOCIAL_CLICK));
        return acts.inOrder();
    }

    /** What the talk with sales adds to a lead's own interest. */
    private static double encouragement(LeadState lead) {
        if (lead.is(LeadState.Stage.DEAL)) {
            return 1;
        }
        return lead.is(LeadState.Stage.SQL) ? 0.3 : 0;
    }

    /** A lead is created by doing something. */
    private static void firstTouch(Acts acts) {
        LeadState lead = acts.lead;
        long at = acts.from;
        switch (lead.profile().channel()) {
            case WEBINAR ->
                acts.add(Event.webinar(lead.id(), at, "intro", 20 + lead.draws().below(40)));
            case SOCIAL -> acts.add(Event.plain(lead.id(), at, EventType.SOCIAL_CLICK));
            case ORGANIC, PAID_SEARCH ->
                acts.add(Event.asset(
                        lead.id(),
                        at,
                        EventType.WHITEPAPER_DOWNLOAD,
                        lead.draws().pick(PAPERS)));
            case EMAIL, REFERRAL, EVENT, PARTNER -> acts.add(Event.plain(lead.id(), at, EventType.CONTACT_FORM));
        }
        session(acts, at, 0.05);
    }

    private static void web(Acts acts, double pace) {
        int sessions = acts.lead.draws().poisson(0.04 + 0.7 * pace);
        for (int i = 0; i < sessions; i++) {
            session(acts, acts.moment(), 0.12 * Math.min(1.5, pace));
        }
    }

    private static void session(Acts acts, long start, double pricingChance) {
        Draws draws = acts.lead.draws();
        long at = start;
        int pages = 1 + draws.poisson(2.2);
        for (int i = 0; i < pages; i++) {
            int seconds = 4 + (int) (45 * draws.exponential());
            acts.add(Event.page(acts.lead.id(), at, EventType.PAGE_VIEW, draws.pick(PAGES), seconds));
            at += seconds;
        }
        if (draws.chance(pricingChance)) {
            int seconds = 10 + (int) (60 * draws.exponential());
            acts.add(Event.page(acts.lead.id(), at, EventType.PRICING_VIEW, "pricing", seconds));
        }
    }

    private static void content(Acts acts, double pace, int week) {
        LeadState lead = acts.lead;
        acts.repeat(
                0.13 * pace,
                at -> Event.asset(
                        lead.id(),
                        at,
                        EventType.WHITEPAPER_DOWNLOAD,
                        lead.draws().pick(PAPERS)));
        if (week % 2 == 0) {
            acts.repeat(
                    Math.min(0.5, 0.16 * pace),
                    at -> Event.webinar(
                            lead.id(),
                            at,
                            "series-" + (week / 2 % 6 + 1),
                            10 + lead.draws().below(50)));
        }
        acts.repeat(0.03 * pace, at -> Event.plain(lead.id(), at, EventType.CONTACT_FORM));
        acts.repeat(0.03 * pace * pace, at -> Event.plain(lead.id(), at, EventType.DEMO_REQUEST));
    }

    private static void trial(Acts acts, double pace) {
        LeadState lead = acts.lead;
        if (lead.trialUntil() == 0 && lead.draws().chance(Math.min(0.2, 0.03 * pace))) {
            long at = acts.moment();
            lead.tryUntil(at + TRIAL);
            acts.add(Event.plain(lead.id(), at, EventType.TRIAL_STARTED));
        }
        long started = lead.trialUntil() - TRIAL;
        if (lead.trialUntil() > acts.from) {
            acts.repeat(1.5 + 2 * pace, at -> Event.plain(lead.id(), Math.max(at, started), EventType.PRODUCT_LOGIN));
        }
    }

    private void mails(Acts acts, int week) {
        LeadState lead = acts.lead;
        long age = (calendar.weekStart(week) - lead.profile().createdAt()) / Calendar.WEEK;
        if (week % NEWSLETTER_EVERY == 1) {
            mail(acts, "newsletter-" + (week / NEWSLETTER_EVERY + 1), EventType.NEWSLETTER_CLICK, 0.04);
        } else if (lead.profile().createdAt() < calendar.weekStart(week) && age < NURTURE_WEEKS) {
            double eagerness = 0.03 + 0.1 * Math.min(1.5, lead.interest());
            mail(acts, "nurture-" + (age + 1), EventType.EMAIL_CLICK, eagerness);
        }
    }

    private static void mail(Acts acts, String campaign, EventType click, double clickChance) {
        String id = acts.lead.id();
        Draws draws = acts.lead.draws();
        long at = acts.moment();
        acts.add(Event.campaign(id, at, EventType.EMAIL_SENT, campaign));
        if (draws.chance(acts.lead.profile().openingHabit())) {
            long opened = at + 60 + (long) (6 * Calendar.HOUR * draws.exponential());
            acts.add(Event.campaign(id, opened, EventType.EMAIL_OPEN, campaign));
        }
        if (draws.chance(clickChance)) {
            long clicked = at + 120 + (long) (6 * Calendar.HOUR * draws.exponential());
            acts.add(Event.campaign(id, clicked, click, campaign));
        }
    }

    /** The acts of one lead in one week, as they are drawn. */
    private static final class Acts {

        private final LeadState lead;
        private final long from;
        private final long until;
        private final List<Event> events = new ArrayList<>();

        Acts(LeadState lead, long from, long until) {
            this.lead = lead;
            this.from = from;
            this.until = until;
        }

        long moment() {
            return Calendar.moment(lead.draws(), from, until);
        }

        /** Keeps an act that falls into the week and before the lead's silence. */
        void add(Event event) {
            if (event.at() < until && event.at() < lead.activeUntil()) {
                events.add(event);
            }
        }

        void repeat(double mean, LongFunction<Event> act) {
            int times = lead.draws().poisson(mean);
            for (int i = 0; i < times; i++) {
                add(act.apply(moment()));
            }
        }

        List<Event> inOrder() {
            events.sort(Comparator.comparingLong(Event::at));
            return events;
        }
    }
}
