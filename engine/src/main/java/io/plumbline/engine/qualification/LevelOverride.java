package io.plumbline.engine.qualification;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person said of a lead's level, whatever Plumbline recommends.
 *
 * @param reason in the person's words; empty only for {@link Action#CLEAR}
 * @param by     who said it
 * @param from   inclusive: from when on it counts
 * @param until  exclusive; empty for good
 */
public record LevelOverride(
        String leadId,
        String level,
        Action action,
        Optional<String> reason,
        Optional<String> by,
        Instant from,
        Optional<Instant> until) {

    /** What was said. */
    public enum Action {
        /** The lead is on the level. */
        GIVE,
        /** The lead is not on the level. */
        WITHHOLD,
        /** What was said before counts no more. */
        CLEAR;

        /** The word for it in files and tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
