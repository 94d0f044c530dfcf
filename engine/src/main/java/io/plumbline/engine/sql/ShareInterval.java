package io.plumbline.engine.sql;

/**
 * Wilson's 95% interval (Wilson 1927) of a share, as SQL. It is NULL where the share is of nothing.
 *
 * @param part  expression of a count, 0 to {@code whole}
 * @param whole expression of a count
 */
public record ShareInterval(String part, String whole) {
    /** Reach of a normal 95% interval to each side, in standard errors. */
    private static final double REACH = 1.959963984540054;

    /** The lower end, 0 to 1. */
    public String low() {
        return known("greatest(0e0, (%1$s + %2$s / 2 - %3$s) / (1 + %2$s))");
    }

    /** The upper end, 0 to 1. */
    public String high() {
        return known("least(1e0, (%1$s + %2$s / 2 + %3$s) / (1 + %2$s))");
    }

    /** {@code least} and {@code greatest} pass over NULL. */
    private String known(String end) {
        return "case when " + whole + " > 0 then " + end.formatted(share(), square(), reach()) + " end";
    }

    private String share() {
        return "(cast(%s as double) / nullif(%s, 0))".formatted(part, whole);
    }

    private String square() {
        return "(%s / nullif(%s, 0))".formatted(Sql.literal(REACH * REACH), whole);
    }

    private String reach() {
        return "sqrt(%1$s * (%2$s * (1 - %2$s) + %1$s / 4))".formatted(square(), share());
    }
}
