package io.plumbline.engine.nurture;

import io.plumbline.engine.export.OutputColumn;
import io.plumbline.engine.export.OutputColumn.Kind;
import io.plumbline.engine.export.OutputTable;
import io.plumbline.engine.scorecard.NurtureTrack;
import io.plumbline.engine.sql.Sql;
import java.util.List;

/**
 * The list of a track that marketing works through: one row per lead newly on it, those held out left out; first those that
 * one thing lifts, then those nearest to the points asked.
 *
 * @param runId the command that put them on it
 */
public record TrackList(long runId, NurtureTrack track) {
    private static final List<OutputColumn> COLUMNS = List.of(
            new OutputColumn("lead_id", Kind.ID),
            new OutputColumn("account_id", Kind.TEXT),
            new OutputColumn("track", Kind.PLAIN),
            new OutputColumn("next_step", Kind.TEXT),
            new OutputColumn("milestone", Kind.TEXT),
            new OutputColumn("quadrant", Kind.PLAIN),
            new OutputColumn("buying_stage", Kind.TEXT),
            new OutputColumn("points", Kind.DECIMAL),
            new OutputColumn("points_asked", Kind.DECIMAL),
            new OutputColumn("probability", Kind.PLAIN),
            new OutputColumn("as_of", Kind.INSTANT));

    /** The rows of the list. */
    public OutputTable table() {
        return new OutputTable(
                """
                select
                    n.lead_id as lead_id,
                    l.account_id as account_id,
                    n.track as track,
                    %s as next_step,
                    n.milestone_words as milestone,
                    n.quadrant as quadrant,
                    n.buying_stage as buying_stage,
                    n.points as points,
                    n.points_asked as points_asked,
                    n.probability as probability,
                    n.as_of as as_of
                from nurture_lead as n
                join lead as l on l.lead_id = n.lead_id
                where n.run_id = %s
                    and n.track = %s
                    and not n.held_out
                order by
                    n.lifts_points desc,
                    n.lifts_stage desc,
                    n.points_asked - n.points,
                    n.lead_id
                """.formatted(Sql.literal(track.action()), Sql.literal(runId), Sql.literal(track.name())), COLUMNS);
    }
}
