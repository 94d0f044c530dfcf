package io.plumbline.engine.scorecard;

import java.util.List;

/**
 * What marketing does with leads of a kind that are not ready for sales.
 *
 * @param name      unique; names the list's file, too
 * @param quadrants what the two scores say of these leads; empty for anything
 * @param stages    their buying stages, {@link #NO_STAGE} for leads in none; empty for any
 * @param action    what to do, in words
 */
public record NurtureTrack(String name, List<Quadrant> quadrants, List<String> stages, String action) {
    /** The word for leads that are in no buying stage. */
    public static final String NO_STAGE = "none";

    public NurtureTrack {
        quadrants = List.copyOf(quadrants);
        stages = List.copyOf(stages);
    }
}
