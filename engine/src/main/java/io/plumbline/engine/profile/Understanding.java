package io.plumbline.engine.profile;

import io.plumbline.engine.profile.CellTable.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What holds for the whole file: its decimal mark and the words that mean no value.
 *
 * @param evidence     by column
 * @param words        cells that may mean no value
 * @param decimalComma whether numbers have a decimal comma
 * @param missing      the words that do mean no value, the empty text first
 * @param codes        words that mean no value in some columns and are kept, because in others they may be codes; with
 *                     the columns in which they may
 */
record Understanding(
        Map<Integer, Evidence> evidence,
        List<Word> words,
        boolean decimalComma,
        List<String> missing,
        Map<String, List<Integer>> codes) {
    private static final double MOST = 0.9;

    static Understanding of(Map<Integer, Evidence> evidence, List<Word> words, boolean delimited) {
        boolean comma = delimited && votes(evidence, true) > votes(evidence, false);
        Set<Integer> typed = evidence.values().stream()
                .filter(column -> isTyped(column, comma))
                .map(Evidence::column)
                .collect(Collectors.toSet());
        Map<String, List<Integer>> codes = codes(evidence, words, typed);
        TreeSet<String> missing = new TreeSet<>(Set.of(""));
        words.stream()
                .filter(word -> MissingWords.isAlways(word.text()) || typed.contains(word.column()))
                .map(Word::text)
                .filter(word -> !codes.containsKey(word))
                .forEach(missing::add);
        return new Understanding(evidence, words, comma, delimited ? List.copyOf(missing) : List.of(""), codes);
    }

    /** NA is a country, and was a continent. */
    private static Map<String, List<Integer>> codes(
            Map<Integer, Evidence> evidence, List<Word> words, Set<Integer> typed) {
        boolean wanted = words.stream().anyMatch(word -> word.text().equals("NA") && typed.contains(word.column()));
        List<Integer> columns = words.stream()
                .filter(word -> word.text().equals("NA"))
                .map(Word::column)
                .filter(column -> evidence.containsKey(column) && !typed.contains(column))
                .filter(column -> evidence.values().stream().anyMatch(found -> found.isCodes(column)))
                .toList();
        return wanted && !columns.isEmpty() ? Map.of("NA", columns) : Map.of();
    }

    private static long votes(Map<Integer, Evidence> evidence, boolean comma) {
        return evidence.values().stream()
                .filter(column -> comma
                        ? column.onlyComma() > column.onlyPoint() && column.commaNumbers() >= MOST * column.present()
                        : column.onlyPoint() > column.onlyComma() && column.numbers() >= MOST * column.present())
                .count();
    }

    private static boolean isTyped(Evidence column, boolean comma) {
        long numbers = comma ? column.commaNumbers() : column.numbers();
        return Math.max(numbers, column.timeLike()) >= MOST * column.present();
    }

    /** Cells of a column with a value. */
    long present(int column) {
        Evidence found = evidence.get(column);
        return (found == null ? 0 : found.present())
                + kept(column).stream().mapToLong(Word::count).sum();
    }

    /** Different values of a column. */
    long distinct(int column) {
        Evidence found = evidence.get(column);
        return (found == null ? 0 : found.distinct()) + kept(column).size();
    }

    /** Cells with the commonest value of a column. */
    long most(int column) {
        Evidence found = evidence.get(column);
        long most = found == null ? 0 : found.most();
        return kept(column).stream().mapToLong(Word::count).reduce(most, Math::max);
    }

    /** Words that may mean no value in other columns, and are values. */
    private List<Word> kept(int column) {
        return words.stream()
                .filter(word -> word.column() == column && !missing.contains(word.text()))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
