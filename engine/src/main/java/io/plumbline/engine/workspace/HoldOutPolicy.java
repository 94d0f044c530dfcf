package io.plumbline.engine.workspace;

import io.plumbline.engine.sql.Sql;
import java.util.Locale;

/** Which leads are never handed over to sales, so that it can be seen what becomes of leads that nobody works. */
public sealed interface HoldOutPolicy {

    /**
     * Whether a lead is held out, as an SQL condition that is never NULL.
     *
     * @param lead expression of its id
     */
    String condition(String lead);

    /** How they are chosen, in words. */
    String words();

    /**
     * Leads drawn by chance, each by a hash of the seed and its id: the same leads every time, on every machine.
     *
     * @param share above 0 and below 1
     */
    record Drawn(double share, long seed) implements HoldOutPolicy {
        private static final double HASHES = 1L << 32;

        @Override
        public String condition(String lead) {
            return "cast('0x' || substr(md5(" + Sql.literal(seed + ":") + " || " + lead + "), 1, 8) as bigint) < "
                    + Sql.literal((long) Math.ceil(share * HASHES));
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%s %% of the leads, drawn by seed %s", 100 * share, seed);
        }
    }

    /**
     * Leads that the company chose itself.
     *
     * @param attribute a boolean, true of those held out
     */
    record Chosen(String attribute) implements HoldOutPolicy {
        @Override
        public String condition(String lead) {
            return "coalesce((select c." + Sql.identifier(attribute) + " from lead as c where c.lead_id = " + lead
                    + "), false)";
        }

        @Override
        public String words() {
            return "the attribute " + attribute;
        }
    }
}
