package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leads that one score likes much better than the other, those furthest apart first.
 *
 * @param level     whose thresholds part them; {@code all} for those whose places differ most
 * @param direction predictive_higher or points_higher
 * @param leads     at most {@value #SHOWN}
 * @param count     how many only the one calls; absent for {@code all}
 */
public record SwapList(String level, String direction, List<SwapLead> leads, Optional<Long> count) {
    /** Leads shown in a list. */
    static final int SHOWN = 10;

    static List<SwapList> read(Store store, Subject subject, List<SwapSet> sets) {
        Map<List<String>, List<SwapLead>> lists = new LinkedHashMap<>();
        for (SwapLead.Listed each : SwapLead.read(store, subject)) {
            lists.computeIfAbsent(List.of(each.level(), each.direction()), list -> new ArrayList<>())
                    .add(each.lead());
        }
        return lists.entrySet().stream()
                .map(list -> of(list.getKey().get(0), list.getKey().get(1), list.getValue(), sets))
                .toList();
    }

    private static SwapList of(String level, String direction, List<SwapLead> leads, List<SwapSet> sets) {
        String calledBy = direction.equals("points_higher") ? "points" : "predictive";
        return new SwapList(
                level, direction, leads.stream().limit(SHOWN).toList(), SwapSet.count(sets, level, calledBy));
    }

    /** Whether it is of leads that only one calls at a level's thresholds. */
    public boolean isOfLevel() {
        return !level.equals("all");
    }

    /** Whether reasons are told. */
    public boolean hasReasons() {
        return leads.stream()
                .anyMatch(lead -> lead.pointsBecause().isPresent()
                        || lead.probabilityBecause().isPresent());
    }
}
