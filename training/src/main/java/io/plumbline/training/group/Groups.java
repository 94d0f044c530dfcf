package io.plumbline.training.group;

import io.plumbline.training.group.Bands.Labels;
import io.plumbline.training.group.Group.Basis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Divides rows by the label of each, so that no group is so small that it points at people. */
final class Groups {
    /** Leads below which a group is not shown by itself. */
    static final int FEWEST_LEADS = 30;

    private static final int MOST_VALUES = 12;

    private Groups() {}

    /**
     * The groups: each row is in one.
     *
     * @param lead number of each row's lead
     */
    static List<Group> of(Labels labels, int[] lead) {
        Map<String, List<Integer>> byLabel = new LinkedHashMap<>();
        labels.order().forEach(label -> byLabel.put(label, new ArrayList<>()));
        Map<String, List<Integer>> unordered = new TreeMap<>();
        List<Integer> missing = new ArrayList<>();
        for (int row = 0; row < lead.length; row++) {
            Optional<String> label = labels.ofRow().get(row);
            if (label.isEmpty()) {
                missing.add(row);
            } else {
                byLabel.getOrDefault(label.get(), unordered.computeIfAbsent(label.get(), key -> new ArrayList<>()))
                        .add(row);
            }
        }
        unordered.forEach((label, rows) -> byLabel.putIfAbsent(label, rows));
        return shown(byLabel, missing, lead);
    }

    private static List<Group> shown(Map<String, List<Integer>> byLabel, List<Integer> missing, int[] lead) {
        List<Group> all = byLabel.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> group(Basis.VALUE, entry.getKey(), entry.getValue()))
                .toList();
        List<Group> largest = all.stream()
                .filter(group -> group.leads(lead) >= FEWEST_LEADS)
                .sorted(Comparator.comparingLong((Group group) -> group.leads(lead))
                        .reversed())
                .limit(MOST_VALUES)
                .toList();
        List<Group> groups =
                new ArrayList<>(all.stream().filter(largest::contains).toList());
        List<Integer> others = new ArrayList<>();
        all.stream()
                .filter(group -> !largest.contains(group))
                .forEach(group -> Arrays.stream(group.rows()).forEach(others::add));
        List<Integer> heldBack = new ArrayList<>();
        pool(groups, Basis.OTHER, others, lead, heldBack);
        pool(groups, Basis.MISSING, missing, lead, heldBack);
        if (!heldBack.isEmpty()) {
            groups.add(group(Basis.HELD_BACK, "", heldBack));
        }
        return List.copyOf(groups);
    }

    private static void pool(List<Group> groups, Basis basis, List<Integer> rows, int[] lead, List<Integer> heldBack) {
        Group pooled = group(basis, "", rows);
        if (pooled.leads(lead) >= FEWEST_LEADS) {
            groups.add(pooled);
        } else {
            heldBack.addAll(rows);
        }
    }

    private static Group group(Basis basis, String value, List<Integer> rows) {
        return new Group(
                basis, value, rows.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
}
