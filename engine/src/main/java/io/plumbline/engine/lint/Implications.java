package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.Comparison;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which comparisons of one column imply which.
 *
 * @param met for each comparison the values that meet it, of values on which they can differ; of comparisons that are met
 *            by values beyond these only what they say of these
 * @param all the comparisons that no value beyond these meets, or that are told apart by these
 */
record Implications(Map<Comparison, BitSet> met, Set<Comparison> all) {

    static Implications among(Collection<Comparison> comparisons, ValueType type, Truths truths) {
        List<Comparison> asked = new ArrayList<>(comparisons);
        asked.removeIf(Comparison::isOfMoment);
        List<Comparison> judged = asked.stream()
                .filter(each -> type != ValueType.TEXT || Witnesses.isFinite(each))
                .toList();
        Map<Comparison, BitSet> met = new HashMap<>();
        if (asked.size() > 1) {
            Witnesses.ofAll(type, judged).ifPresent(witnesses -> {
                List<BitSet> sets = truths.met(type, witnesses, asked);
                for (int i = 0; i < asked.size(); i++) {
                    met.put(asked.get(i), sets.get(i));
                }
            });
        }
        return new Implications(met, Set.copyOf(judged));
    }

    /** Whether every value that meets the first comparison, of which there are some, meets the second. */
    boolean holds(Comparison first, Comparison second) {
        BitSet values = met.get(first);
        BitSet wider = met.get(second);
        if (values == null || wider == null || values.isEmpty() || !all.contains(first)) {
            return false;
        }
        BitSet beyond = (BitSet) values.clone();
        beyond.andNot(wider);
        return beyond.isEmpty();
    }
}
