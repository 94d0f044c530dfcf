package io.plumbline.reports.section;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the prediction finds beside another score where both call as many leads, and how many leads each calls where both
 * find as many.
 *
 * @param level    at whose threshold the one stands
 * @param baseline the score the prediction is held against
 * @param lines    one per question
 */
public record EqualVolume(String level, String baseline, List<Difference> lines) {

    /** By level, the one furthest from a customer first, then by baseline. */
    static List<EqualVolume> of(List<Difference> differences) {
        Map<List<String>, List<Difference>> groups = differences.stream()
                .filter(each -> each.metric().level().isPresent())
                .collect(Collectors.groupingBy(
                        each -> List.of(each.metric().level().orElseThrow(), each.baseline()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new EqualVolume(
                        group.getKey().get(0),
                        group.getKey().get(1),
                        group.getValue().stream()
                                .sorted(Comparator.comparingInt(
                                        each -> each.metric().place()))
                                .toList()))
                .sorted(Levels.order(EqualVolume::level))
                .toList();
    }

    /** The conversions found by as many calls as the baseline makes at its threshold. */
    Optional<Difference> conversions() {
        return of("conversions_at_equal_volume");
    }

    Difference found() {
        return conversions().orElseThrow();
    }

    /** What they brought, where outcomes have amounts. */
    Optional<Difference> amount() {
        return of("amount_at_equal_volume");
    }

    private Optional<Difference> of(String family) {
        return lines.stream()
                .filter(each -> each.metric().family().equals(family))
                .findFirst();
    }
}
