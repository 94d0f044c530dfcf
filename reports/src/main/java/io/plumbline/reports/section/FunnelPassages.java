package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All passages of a run over several months, by group and steps. */
record FunnelPassages(Map<List<Object>, FunnelPassage> passages) {
    private static final String PASSAGES = """
            select *
            from funnel_passage
            where run_id = %s
                and cohorts != 'month'
            """;

    static FunnelPassages read(Store store, String run) {
        Map<List<Object>, FunnelPassage> passages = new HashMap<>();
        store.rows(
                PASSAGES.formatted(run),
                row -> Optional.ofNullable(passages.put(
                        List.of(
                                row.text("attribute"),
                                row.number("group_no"),
                                row.text("cohorts").equals("mature"),
                                row.text("from_step"),
                                row.text("step")),
                        FunnelPassage.of(row))));
        return new FunnelPassages(passages);
    }

    Optional<FunnelPassage> of(String attribute, long groupNo, boolean mature, String from, String to) {
        return Optional.ofNullable(passages.get(List.<Object>of(attribute, groupNo, mature, from, to)));
    }
}
