package io.plumbline.engine.scorecard;

import java.time.Duration;
import java.util.List;

/**
 * How leads that are not ready are nurtured.
 *
 * @param holdOut   share of each track's leads that are left alone, so that it can be seen what nurturing does; 0 to 0.5
 * @param followFor how long a lead is followed once it was put on a track; it is put on none again before that
 * @param tracks    the first that fits a lead counts, and a lead that fits none is on no list; at least one
 */
public record NurturePolicy(double holdOut, Duration followFor, List<NurtureTrack> tracks) {

    private static final List<NurtureTrack> USUAL_TRACKS = List.of(
            track(
                    "expected",
                    "Write in person: the prediction expects them, their points do not show it yet",
                    Quadrant.PREDICTION_ONLY),
            track(
                    "busy",
                    "Keep informed, and find out whether they are buyers: they do much, few like them buy",
                    Quadrant.POINTS_ONLY,
                    Quadrant.BOTH),
            new NurtureTrack("early", List.of(), List.of(NurtureTrack.NO_STAGE), "Send what makes the problem known"),
            track("on-the-way", "Invite to the step that lifts them", Quadrant.NEITHER));

    /** What counts where {@code scoring.yaml} says nothing. */
    public static final NurturePolicy USUAL = new NurturePolicy(0.1, Duration.ofDays(60), USUAL_TRACKS);

    public NurturePolicy {
        tracks = List.copyOf(tracks);
        if (!(holdOut >= 0 && holdOut <= 0.5) || tracks.isEmpty()) {
            throw new IllegalArgumentException("Nurturing needs a track, and holds out up to a half of the leads.");
        }
    }

    private static NurtureTrack track(String name, String action, Quadrant... quadrants) {
        return new NurtureTrack(name, List.of(quadrants), List.of(), action);
    }
}
