package io.plumbline.engine.profile;

import io.plumbline.engine.profile.TimeColumns.Read;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the columns of times and how each is written. */
record TimeProfiles(CellTable cells, Understanding understanding, Looked looked) {
    private static final double MOST = 0.8;
    private static final int MANY = 20;

    /** The profile of the columns that hold times. */
    Map<Integer, TimeProfile> all() {
        Collection<Evidence> evidence = understanding.evidence().values();
        Map<Integer, String> epochs = new TreeMap<>();
        evidence.stream()
                .filter(column -> NameHint.TIME.in(name(column)))
                .forEach(column -> column.epoch().ifPresent(unit -> epochs.put(column.column(), unit)));
        TreeSet<Integer> candidates = new TreeSet<>(epochs.keySet());
        evidence.stream().filter(this::isTimeLike).map(Evidence::column).forEach(candidates::add);

        TimeColumns columns = new TimeColumns(cells, understanding.missing());
        Map<Integer, List<ValueCount>> shapes = columns.shapes(candidates);
        Map<Integer, List<Read>> reads =
                columns.reads(shapes, epochs).stream().collect(Collectors.groupingBy(Read::column));
        return profiles(candidates.stream()
                .map(column -> new TimeChoice(
                        column,
                        understanding.present(column),
                        shapes.getOrDefault(column, List.of()),
                        reads.getOrDefault(column, List.of())))
                .toList());
    }

    private Map<Integer, TimeProfile> profiles(List<TimeChoice> choices) {
        Optional<Boolean> daysFirst = daysFirst(choices);
        boolean european =
                understanding.decimalComma() || looked.csv().delimiter().equals(";");
        Map<Integer, TimeProfile> profiles = new HashMap<>();
        choices.forEach(choice -> choice.profile(daysFirst, european)
                .ifPresent(profile -> profiles.put(choice.column(), profile.within(bounds(choice)))));
        return profiles;
    }

    private List<Instant> bounds(TimeChoice choice) {
        return looked.ranges().getOrDefault(looked.names().get(choice.column()), List.of());
    }

    /** What most columns say whose cells settle it. */
    private static Optional<Boolean> daysFirst(List<TimeChoice> choices) {
        List<Boolean> settled =
                choices.stream().flatMap(choice -> choice.daysFirst().stream()).toList();
        long first = settled.stream().filter(day -> day).count();
        return settled.isEmpty() ? Optional.empty() : Optional.of(first * 2 >= settled.size());
    }

    /** Most cells are built like a time; digits alone need a name that says so, or many values. */
    private boolean isTimeLike(Evidence column) {
        boolean compact =
                column.compact() == column.present() && (NameHint.TIME.in(name(column)) || column.distinct() >= MANY);
        return column.timeLike() >= MOST * column.present() || compact;
    }

    private String name(Evidence column) {
        return looked.names().get(column.column());
    }
}
