package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.words.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far the leads of each month are from those a model learned from.
 *
 * @param modelId    the model that learned before the months looked at for alarms; absent where nothing was measured
 * @param figures    figures of months since that could have given an alarm
 * @param alarms     one per feature, score or rate that gave one, those with most months first, at most {@value #SHOWN}
 * @param alarmCount how many there are
 * @param grid       features and scores of the alarms shown, by month
 * @param rates      conversions and scores, month by month, newest {@value #MONTHS}
 * @param chart      conversions against what was learned and against what was predicted
 */
public record DriftSection(
        Optional<Long> modelId,
        long figures,
        List<DriftAlarm> alarms,
        long alarmCount,
        DriftGrid grid,
        List<DriftMonth> rates,
        Chart chart) {
    /** Alarms shown. */
    static final int SHOWN = 20;

    /** Months shown. */
    public static final int MONTHS = 24;

    private static final String MODEL = """
            select
                coalesce(min(model_id) filter (where not in_reference), min(model_id)) as model_id,
                max(model_id) as trained_id
            from drift
            where run_id = %s
            having count(*) > 0
            """;
    private static final String FIGURES = """
            select count(*)
            from drift
            where run_id = %s
                and model_id = %s
                and not in_reference
            """;

    private record Models(long since, long trained) {}

    public static DriftSection read(Store store, Subject subject) {
        String run = subject.newestRun(store, "drift");
        return store.first(MODEL.formatted(run), row -> new Models(row.number("model_id"), row.number("trained_id")))
                .map(models -> read(store, run, models))
                .orElseGet(() -> new DriftSection(
                        Optional.empty(), 0, List.of(), 0, DriftGrid.EMPTY, List.of(), chart(List.of())));
    }

    private static DriftSection read(Store store, String run, Models models) {
        String since = Sql.literal(models.since());
        List<DriftAlarm> alarms = DriftAlarm.read(store, run, since);
        List<DriftMonth> rates = DriftMonth.read(store, run, Sql.literal(models.trained()));
        return new DriftSection(
                Optional.of(models.since()),
                store.number(FIGURES.formatted(run, since)).orElse(0L),
                alarms.stream().limit(SHOWN).toList(),
                alarms.size(),
                DriftGrid.read(store, run, since),
                rates,
                chart(rates));
    }

    private static Chart chart(List<DriftMonth> months) {
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        add(rows, "learned", months, DriftMonth::ofLearned);
        add(rows, "predicted", months, DriftMonth::ofPredicted);
        boolean some = rows.values().stream().anyMatch(each -> !each.isEmpty());
        rows.put("same", some ? line(months, month -> OptionalDouble.of(1)) : List.of());
        return new Chart("drift", "drift", rows);
    }

    private static void add(
            Map<String, List<List<Object>>> rows,
            String id,
            List<DriftMonth> months,
            Function<DriftMonth, Estimate> figure) {
        rows.put(id, line(months, month -> figure.apply(month).value()));
        rows.put(id + "_low", line(months, month -> figure.apply(month).low()));
        rows.put(id + "_high", line(months, month -> figure.apply(month).high()));
    }

    /** A line with gaps; the chart library reads a dash as no value. */
    private static List<List<Object>> line(List<DriftMonth> months, Function<DriftMonth, OptionalDouble> figure) {
        if (months.stream().noneMatch(month -> figure.apply(month).isPresent())) {
            return List.of();
        }
        return months.stream()
                .map(month -> {
                    OptionalDouble number = figure.apply(month);
                    return List.<Object>of(month.name(), number.isPresent() ? number.getAsDouble() : "-");
                })
                .toList();
    }

    /** The names of what gave an alarm, at most three, for a sentence. */
    String named() {
        String names = alarms.stream().limit(3).map(DriftAlarm::named).collect(Collectors.joining(", "));
        return alarmCount > 3 ? names + " and " + (alarmCount - 3) + " more" : names;
    }
}
