package io.plumbline.engine.feature;

import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The days on which a lead did something, as bits of 64-bit words: the latest day is the lowest bit of the first word,
 * and bits move up as days pass.
 *
 * @param list  the number of the list of types
 * @param types their numbers
 * @param days  of the longest window, above 0
 */
record LoopDays(int list, List<Integer> types, int days) {
    /** The highest bit would be the sign. */
    private static final int BITS = 63;

    LoopDays {
        types = List.copyOf(types);
    }

    /** The names of its words, quoted. */
    List<String> names() {
        return words().mapToObj(this::name).toList();
    }

    /** The bits of some events {@code e}, whose {@code days_ago} is 0 on the latest day; a column for each word. */
    List<String> parts() {
        String kinds = types.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        return words().mapToObj(word -> {
                    int first = word * BITS;
                    return "bit_or(case when e.days_ago >= " + first + " and e.days_ago < " + (first + BITS)
                            + " and e.type_no in " + kinds + " then cast(1 as bigint) << (e.days_ago - " + first
                            + ") end)";
                })
                .toList();
    }

    /**
     * The words now from those before, {@code b}, and the bits {@code f} of what is new.
     *
     * @param passed days since then; none before the first snapshot, where there are no words
     */
    List<String> kept(long passed) {
        return words().mapToObj(word -> passed == 0 ? bits("f", word) : moved(word, passed) + bits("f", word))
                .toList();
    }

    /** Active days of a window, from what is kept, {@code b}, and the bits {@code p} of events that will be corrected. */
    String value(Duration within, boolean anyCorrected) {
        int length = (int) within.toDays();
        return IntStream.range(0, (length + BITS - 1) / BITS)
                .mapToObj(word -> "bit_count((" + bits("b", word) + (anyCorrected ? " | " + bits("p", word) : "")
                        + ") & " + Sql.literal(lowest(length - word * BITS)) + ")")
                .collect(Collectors.joining(" + "));
    }

    /** The bits of a word that come from the two words before which they were in. */
    private String moved(int word, long passed) {
        long whole = passed / BITS;
        int rest = (int) (passed % BITS);
        StringBuilder moved = new StringBuilder();
        if (word >= whole) {
            String low = "(" + bits("b", word - (int) whole) + " & " + Sql.literal(lowest(BITS - rest)) + ")";
            moved.append("(").append(low).append(" << ").append(rest).append(") | ");
        }
        if (rest > 0 && word > whole) {
            String high = bits("b", word - (int) whole - 1);
            moved.append("(").append(high).append(" >> ").append(BITS - rest).append(") | ");
        }
        return moved.toString();
    }

    private String bits(String alias, int word) {
        return "coalesce(" + alias + "." + name(word) + ", 0)";
    }

    private String name(int word) {
        return Sql.identifier("days " + list + " " + word);
    }

    private IntStream words() {
        return IntStream.range(0, (days + BITS - 1) / BITS);
    }

    private static long lowest(int bits) {
        return bits >= BITS ? Long.MAX_VALUE : (1L << bits) - 1;
    }
}
