package io.plumbline.engine.problem;

import java.util.List;
import java.util.function.IntFunction;

/** The first of many names, and how many are not shown: {@code a, b and 3 more}. */
public final class Some {
    private Some() {}

    /**
     * Names in their order.
     *
     * @param most names shown, 1 or more
     */
    public static String of(List<String> names, int most) {
        return of(names, most, String::valueOf);
    }

    /**
     * Names in their order, counted in a way of one's own.
     *
     * @param most   names shown, 1 or more
     * @param number writes how many are not shown
     */
    public static String of(List<String> names, int most, IntFunction<String> number) {
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and " + number.apply(names.size() - most) + " more";
    }
}
