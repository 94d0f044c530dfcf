package io.plumbline.datasets.b2b;

/** Where a lead stands while the market runs; the only thing in the market that changes, besides the desk's queue. */
final class LeadState {

    /** How far a lead has come. */
    enum Stage {
        NEW,
        MQL,
        REJECTED,
        SQL,
        DEAL,
        CUSTOMER,
        LOST
    }

    static final long NEVER = Long.MAX_VALUE;

    private final Profile profile;
    private final Draws draws;
    private final DecayedCounts recent;
    private final PresentRules.Standing standing;

    private Stage stage = Stage.NEW;
    private long since;
    private long activeUntil = NEVER;
    private long trialUntil;
    private double interest;
    private int dealClass;

    LeadState(Profile profile, PresentRules rules, Draws draws) {
        this.profile = profile;
        this.draws = draws;
        this.recent = new DecayedCounts(TrueEffect.HALF_LIFE_DAYS, profile.createdAt());
        this.standing = rules.standing(profile);
        this.since = profile.createdAt();
        this.interest = profile.interest();
    }

    Profile profile() {
        return profile;
    }

    String id() {
        return profile.id();
    }

    /** The random numbers of this lead alone. */
    Draws draws() {
        return draws;
    }

    /** Decayed counts that the true model reads. */
    DecayedCounts recent() {
        return recent;
    }

    /** What marketing's points rule makes of the lead. */
    PresentRules.Standing standing() {
        return standing;
    }

    boolean is(Stage other) {
        return stage == other;
    }

    /** Whether the lead can still decide to buy. */
    boolean isOpen() {
        return stage.compareTo(Stage.DEAL) < 0;
    }

    /** When the present stage began, epoch second. */
    long since() {
        return since;
    }

    void enter(Stage next, long at) {
        stage = next;
        since = at;
    }

    /** From this instant on nothing more is heard of the lead. */
    long activeUntil() {
        return activeUntil;
    }

    void silenceFrom(long at) {
        activeUntil = at;
    }

    /** End of the lead's trial of the product; 0 when it never tried. */
    long trialUntil() {
        return trialUntil;
    }

    void tryUntil(long at) {
        trialUntil = at;
    }

    /** How eager the lead is this week; nobody sees it, its acts follow it. */
    double interest() {
        return interest;
    }

    void interest(double value) {
        interest = value;
    }

    /** 0 before any opportunity, then 1 (largest) to 3: what people write down as priority afterwards. */
    int dealClass() {
        return dealClass;
    }

    void dealClass(int value) {
        dealClass = value;
    }

    void count(Event event) {
        recent.add(event.type(), event.at());
        standing.add(event.type(), event.at());
    }
}
