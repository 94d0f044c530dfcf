package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where all leads stand now.
 *
 * @param asOf      of the scores; absent before the first scoring
 * @param leadCount leads scored
 * @param bins      how the scores are spread
 * @param grades    fit by engagement
 * @param stages    leads per buying stage, earliest first
 * @param levels    leads per recommended level
 * @param overrides what people said of leads' levels, as it holds now
 * @param nurture   tracks for leads that are not ready
 * @param chart     the bins
 */
public record DimensionSection(
        Optional<Instant> asOf,
        long leadCount,
        List<Bin> bins,
        GradeGrid grades,
        List<Group> stages,
        List<Group> levels,
        List<SaidLevel> overrides,
        NurtureLists nurture,
        Chart chart) {

    private static final String SCORED = """
            select
                max(as_of) as as_of,
                count(*) as lead_count
            from lead_score
            where run_id = %s
            """;
    private static final String BINS = """
            with scored as (
                select
                    cast(fit as double) as fit,
                    cast(engagement as double) as engagement,
                    cast(points as double) as points
                from lead_score
                where run_id = %s
            ),
            bounds as (
                select
                    least(0e0, min(least(fit, engagement, points))) as low,
                    greatest(100e0, max(greatest(fit, engagement, points))) as high
                from scored
            ),
            edges as (
                select
                    bin as bin,
                    low + (high - low) * bin / 20e0 as lower_edge,
                    low + (high - low) * (bin + 1) / 20e0 as upper_edge
                from bounds
                cross join range(0, 20) as bins(bin)
            )
            select
                bin as bin,
                lower_edge as lower_edge,
                count(*) filter (where fit >= lower_edge and (fit < upper_edge or bin = 19)) as fit,
                count(*) filter (where engagement >= lower_edge and (engagement < upper_edge or bin = 19))
                    as engagement,
                count(*) filter (where points >= lower_edge and (points < upper_edge or bin = 19)) as points
            from edges
            cross join scored
            group by bin, lower_edge
            order by bin
            """;
    private static final String STAGES = """
            select
                coalesce(buying_stage, '') as name,
                count(*) as lead_count
            from lead_score
            where run_id = %s
            group by buying_stage
            order by buying_stage is not null, avg(stage_points), name
            """;
    private static final String LEVELS = """
            select
                level as name,
                count(*) as lead_count
            from qualification
            where run_id = %s
            group by level
            order by lead_count desc, name
            """;

    private static final String OVERRIDES = """
            select
                level as level,
                action as action,
                count(*) as lead_count
            from (
                select *
                from level_override
                where from_at <= %1$s
                qualify row_number() over (partition by lead_id, level order by override_no desc) = 1
            )
            where action != 'clear'
                and coalesce(until_at > %1$s, true)
            group by level, action
            order by level, action
            """;

    /**
     * What people said of a level.
     *
     * @param action give or withhold
     */
    public record SaidLevel(String level, String action, long leadCount) {}

    /**
     * Leads whose score lies in a twentieth of the range.
     *
     * @param lowerEdge inclusive; the last bin includes its upper edge
     */
    public record Bin(double lowerEdge, long fit, long engagement, long points) {}

    /** Leads that share a stage or level. */
    public record Group(String name, long leadCount) {}

    private record Scored(Optional<Instant> asOf, long leadCount) {}

    public static DimensionSection read(Store store, Subject subject) {
        String run = subject.newestRun(store, "lead_score");
        Scored scored = store.rows(
                        SCORED.formatted(run),
                        row -> new Scored(row.optionalInstant("as_of"), row.number("lead_count")))
                .get(0);
        List<Bin> bins = bins(store, run);
        return new DimensionSection(
                scored.asOf(),
                scored.leadCount(),
                bins,
                GradeGrid.read(store, run),
                groups(store, STAGES.formatted(run)),
                groups(store, LEVELS.formatted(subject.newestRun(store, "qualification"))),
                store.rows(
                        OVERRIDES.formatted(Sql.literal(subject.asOf())),
                        row -> new SaidLevel(row.text("level"), row.text("action"), row.number("lead_count"))),
                NurtureLists.read(store, subject),
                chart(bins));
    }

    private static List<Bin> bins(Store store, String run) {
        return store.rows(
                BINS.formatted(run),
                row -> new Bin(
                        row.real("lower_edge"), row.number("fit"), row.number("engagement"), row.number("points")));
    }

    private static List<Group> groups(Store store, String sql) {
        return store.rows(sql, row -> new Group(row.text("name"), row.number("lead_count")));
    }

    private static Chart chart(List<Bin> bins) {
        return new Chart(
                "distributions",
                "distributions",
                Map.of(
                        "fit", bins.stream().map(bin -> cell(bin, bin.fit())).toList(),
                        "engagement",
                                bins.stream()
                                        .map(bin -> cell(bin, bin.engagement()))
                                        .toList(),
                        "points",
                                bins.stream()
                                        .map(bin -> cell(bin, bin.points()))
                                        .toList()));
    }

    private static List<Object> cell(Bin bin, long leads) {
        return List.of(
                bin.lowerEdge() == Math.rint(bin.lowerEdge())
                        ? Long.toString(Math.round(bin.lowerEdge()))
                        : Double.toString(bin.lowerEdge()),
                leads);
    }
}
