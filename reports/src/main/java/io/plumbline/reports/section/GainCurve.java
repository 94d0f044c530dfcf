package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.words.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Of all conversions, the share found by calling the best so many percent of the leads.
 *
 * @param gains of the scores that somebody may use, by depth
 */
public record GainCurve(List<Gain> gains) {
    private static final String GAINS = """
            select *
            from gain
            where model_id = %s
                and part = 'test'
                and unit = 'entry'
                and segment = 'all'
                and label_step = %s
                and scorer in ('predictive', 'points', 'existing')
            order by depth_percent, %s
            """;

    /**
     * One depth of one score.
     *
     * @param depth the best so much of all leads, 0..1
     * @param taken leads called
     * @param found share of all conversions
     */
    public record Gain(String scorer, double depth, double taken, Estimate found) {
        private static Gain of(Row row) {
            return new Gain(
                    row.text("scorer"),
                    row.real("depth_percent") / 100,
                    row.real("taken"),
                    Estimate.of(row, "share_found"));
        }
    }

    static GainCurve read(Store store, Subject subject) {
        return new GainCurve(store.rows(GAINS.formatted(subject.modelId(), subject.target(), Scorer.PLACE), Gain::of));
    }

    public boolean isEmpty() {
        return gains.isEmpty();
    }

    public List<String> scorers() {
        return gains.stream().map(Gain::scorer).distinct().toList();
    }

    /** One gain of each depth; all scores are called as often. */
    public List<Gain> depths() {
        return gains.stream()
                .filter(gain -> gain.scorer().equals(gains.get(0).scorer()))
                .toList();
    }

    /** What a score finds as deep; absent where it was not measured. */
    public Optional<Estimate> found(String scorer, Gain depth) {
        return gains.stream()
                .filter(gain -> gain.scorer().equals(scorer) && gain.depth() == depth.depth())
                .map(Gain::found)
                .findFirst();
    }

    /** What calling so many leads by chance finds: of what calling all of them finds, as large a share. */
    private List<List<Object>> chance() {
        return gains.isEmpty()
                ? List.of()
                : gains.get(gains.size() - 1).found().value().stream()
                        .mapToObj(all -> List.<List<Object>>of(List.of(0, 0), List.of(1, all)))
                        .findFirst()
                        .orElse(List.of());
    }

    /** The curves with their intervals, and what calling by chance finds. */
    Chart chart() {
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        for (Gain gain : gains) {
            Estimate found = gain.found();
            add(rows, gain.scorer(), gain, found.value());
            add(rows, gain.scorer() + "_low", gain, found.low());
            add(rows, gain.scorer() + "_high", gain, found.high());
        }
        rows.put("chance", chance());
        return new Chart("gains", "gains", rows);
    }

    private static void add(Map<String, List<List<Object>>> rows, String id, Gain gain, OptionalDouble share) {
        share.ifPresent(
                number -> rows.computeIfAbsent(id, name -> new ArrayList<>()).add(List.of(gain.depth(), number)));
    }
}
