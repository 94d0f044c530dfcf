package io.plumbline.engine.nurture;

import io.plumbline.engine.sql.Dialect;

/** What lifts a lead, in words, from a row of {@link io.plumbline.engine.score.Milestones}. */
record MilestoneWords(String row) {

    /** A text expression; NULL where nothing helps. */
    String sql() {
        String way = points("points") + " || ' to ' || " + points("points_after") + " || ' points'";
        return """
                case
                        when %1$s.milestone is null then null
                        when %1$s.lifts_points then %2$s || ': from ' || %3$s || ', ' || %4$s || ' are asked' || %5$s
                        when %1$s.lifts_stage then %2$s || ': to stage ' || %1$s.stage_after
                        else %2$s || ' comes nearest: from ' || %3$s || ', ' || %4$s || ' are asked'
                    end""".formatted(row, what(), way, points("points_asked"), stage());
    }

    private String what() {
        return row + ".milestone || case " + row + ".times when 1 then '' else ' (' || cast(" + row
                + ".times as varchar) || ' times)' end";
    }

    private String stage() {
        return "case when " + row + ".lifts_stage then '; to stage ' || " + row + ".stage_after else '' end";
    }

    /** Never more than there are: what does not reach 45 must not read as 45. */
    private String points(String column) {
        return Dialect.DUCKDB.decimals("floor(10 * cast(" + row + "." + column + " as double)) / 10", 1);
    }
}
