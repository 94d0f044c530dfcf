package io.plumbline.reports.section;

import io.plumbline.reports.section.Difference.Verdict;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a more complex model would gain over the prediction.
 *
 * @param lines the yardstick against the prediction; empty where none was trained
 */
public record YardstickSection(List<Difference> lines) {

    public static YardstickSection of(ComparisonSection comparison) {
        return new YardstickSection(comparison.ofYardstick());
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether it would do better, as far as the data can tell. */
    public String told(Words words) {
        String better = measures(Verdict.SCORER, words);
        String worse = measures(Verdict.BASELINE, words);
        return words.say(
                "yardstick.told",
                "found",
                (better.isEmpty() ? "none" : "better") + (worse.isEmpty() ? "" : "_worse"),
                "better",
                better,
                "worse",
                worse);
    }

    private String measures(Verdict verdict, Words words) {
        return lines.stream()
                .filter(each -> each.verdict() == verdict)
                .map(each -> each.metric().words(words))
                .collect(Collectors.joining(", "));
    }
}
