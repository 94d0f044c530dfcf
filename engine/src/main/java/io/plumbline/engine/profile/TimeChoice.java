package io.plumbline.engine.profile;

import io.plumbline.engine.profile.TimeColumns.Read;
import io.plumbline.engine.workspace.TimeFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A column of times and the formats that may be its.
 *
 * @param column  position
 * @param present cells with a value
 * @param shapes  of its cells, the commonest first
 * @param reads   what each format reads
 */
record TimeChoice(int column, long present, List<ValueCount> shapes, List<Read> reads) {
    /** A column whose cells are read to a smaller share is no column of times. */
    private static final double ENOUGH = 0.5;

    /** The most cells read; of two formats that read as many, the shorter. */
    private static final Comparator<Read> BY_READS = Comparator.comparingLong(Read::reads)
            .thenComparing(Comparator.comparingInt((Read read) -> read.format().length())
                    .reversed())
            .thenComparing(Comparator.comparing(Read::format).reversed());

    /** The format by which the import reads most cells, if it reads enough of them. */
    private Optional<Read> best() {
        return reads.stream().max(BY_READS).filter(read -> read.reads() >= ENOUGH * present);
    }

    /** Whether days stand before months, where the cells settle it. */
    Optional<Boolean> daysFirst() {
        return best().filter(read -> hasOrder(read) && twin(read).isEmpty()).map(TimeChoice::isDayFirst);
    }

    /**
     * How the column writes times; empty when it holds none.
     *
     * @param daysFirst what the other columns of the file say
     * @param european  whether the file is written as in countries that put days first
     */
    Optional<TimeProfile> profile(Optional<Boolean> daysFirst, boolean european) {
        return best().map(best -> {
            Optional<Read> twin = hasOrder(best) ? twin(best) : Optional.empty();
            boolean wanted = daysFirst.orElseGet(() -> byHabit(best, european));
            return profile(twin.filter(other -> isDayFirst(best) != wanted).orElse(best), twin.isPresent());
        });
    }

    /** The format with days and months exchanged, when it reads as many cells. */
    private Optional<Read> twin(Read read) {
        String swapped = read.format().replace("%d", "%\0").replace("%m", "%d").replace("%\0", "%m");
        return reads.stream()
                .filter(other -> other.format().equals(swapped) && other.reads() == read.reads())
                .findFirst();
    }

    private static boolean hasOrder(Read read) {
        String format = read.format();
        boolean yearFirst = format.startsWith("%Y") || format.startsWith("%y");
        return format.contains("%d") && format.contains("%m") && !yearFirst;
    }

    private static boolean isDayFirst(Read read) {
        return read.format().indexOf("%d") < read.format().indexOf("%m");
    }

    private static boolean byHabit(Read read, boolean european) {
        boolean halfDays = read.format().contains("%p");
        return !halfDays && (european || !read.format().contains("/"));
    }

    private TimeProfile profile(Read read, boolean ambiguous) {
        long timed = count(TimeShape::hasTime);
        long offset = count(TimeShape::hasOffset);
        boolean epoch = TimeFormat.EPOCHS.containsKey(read.format());
        boolean allAtNight = offset == 0 && read.atNight() == read.reads();
        return new TimeProfile(
                Optional.of(read.format()).filter(format -> !format.isEmpty()),
                epoch || offset * 2 > count(shape -> true),
                !epoch && (timed == 0 || allAtNight),
                ambiguous,
                (double) read.reads() / present,
                shapes.stream().limit(10).toList(),
                read.earliest(),
                read.latest());
    }

    private long count(Predicate<TimeShape> is) {
        return shapes.stream()
                .filter(shape -> is.test(new TimeShape(shape.value())))
                .mapToLong(ValueCount::count)
                .sum();
    }
}
