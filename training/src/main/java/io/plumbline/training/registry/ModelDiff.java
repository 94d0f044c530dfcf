package io.plumbline.training.registry;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * In what two models differ. Numbers are compared to the last bit; numbers of runs and models, and statuses, are not
 * compared.
 *
 * @param differences by topic, then by name; empty for identical models
 */
public record ModelDiff(long first, long second, List<Difference> differences) {

    /** What is compared, in the order of {@link #differences}. */
    public static final List<String> TOPICS = List.of(
            "data",
            "configuration",
            "program",
            "model",
            "features",
            "coefficients",
            "thresholds",
            "figures",
            "curves",
            "tables");

    public ModelDiff {
        differences = List.copyOf(differences);
    }

    /**
     * A difference.
     *
     * @param topic  one of {@link #TOPICS}
     * @param before of the first model; empty where only the second has it
     * @param after  of the second model; empty where only the first has it
     */
    public record Difference(String topic, String name, Optional<String> before, Optional<String> after) {}

    /** Whether nothing differs. */
    public boolean identical() {
        return differences.isEmpty();
    }

    /**
     * Compares two models of a store.
     *
     * @param first  number of a model that is there
     * @param second number of a model that is there
     */
    public static ModelDiff of(Store store, long first, long second) {
        List<Difference> found = new ArrayList<>(manifests(store, first, second));
        for (ComparedTable table : ComparedTable.ALL) {
            found.addAll(table.differences(store, first, second));
        }
        curves(store, first, second).ifPresent(found::add);
        found.addAll(OtherTables.differences(store, first, second));
        return new ModelDiff(first, second, found);
    }

    private static List<Difference> manifests(Store store, long first, long second) {
        Optional<Manifest> before = manifest(store, first);
        Optional<Manifest> after = manifest(store, second);
        if (before.isEmpty() || after.isEmpty()) {
            String recorded = "recorded";
            return List.of(
                    new Difference("data", "manifest", before.map(each -> recorded), after.map(each -> recorded)));
        }
        List<Difference> found = new ArrayList<>();
        found.addAll(parts("data", before.get(), after.get(), Manifest::data));
        found.addAll(parts("configuration", before.get(), after.get(), Manifest::configuration));
        found.addAll(parts("program", before.get(), after.get(), Manifest::code));
        return found;
    }

    private static Optional<Manifest> manifest(Store store, long modelId) {
        return store.first(
                "select manifest from model where manifest is not null and model_id = " + modelId,
                row -> Manifest.parse(row.text("manifest")));
    }

    private static List<Difference> parts(
            String topic, Manifest before, Manifest after, Function<Manifest, NavigableMap<String, String>> part) {
        NavigableSet<String> names = new TreeSet<>(part.apply(before).keySet());
        names.addAll(part.apply(after).keySet());
        return names.stream()
                .filter(name -> !Objects.equals(
                        part.apply(before).get(name), part.apply(after).get(name)))
                .map(name -> new Difference(
                        topic,
                        name,
                        Optional.ofNullable(part.apply(before).get(name)),
                        Optional.ofNullable(part.apply(after).get(name))))
                .toList();
    }

    /** Curves have a point per score, so they are counted, not listed. */
    private static Optional<Difference> curves(Store store, long first, long second) {
        long left = points(store, first, second);
        long right = points(store, second, first);
        return left + right == 0
                ? Optional.empty()
                : Optional.of(new Difference("curves", "points that the other has not", count(left), count(right)));
    }

    private static Optional<String> count(long points) {
        return Optional.of(String.valueOf(points));
    }

    private static long points(Store store, long of, long without) {
        String columns = "scorer, part, unit, label_step, segment, threshold, tp, fp, fn, tn";
        return store.number("select count(*) from (select %s from pr_curve where model_id = %s except all select %s"
                                .formatted(columns, Sql.literal(of), columns)
                        + " from pr_curve where model_id = " + Sql.literal(without) + ") as points")
                .orElse(0L);
    }
}
