package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sources of which much is refused, or of which nothing is left. */
final class RefusedShare implements Examination {
    private static final double MUCH = 0.05;

    private record Counts(String source, String kind, long kept, long ignored, long refused) {}

    @Override
    public List<Finding> findings(Imported imported) {
        return imported
                .store()
                .rows(
                        """
                        select
                            source,
                            kind,
                            cast(sum(accepted_count + known_count) as bigint) as kept,
                            cast(sum(ignored_count) as bigint) as ignored,
                            cast(sum(rejected_count) as bigint) as refused
                        from source_file
                        where kind <> 'answers'
                        group by source, kind
                        order by source
                        """,
                        row -> new Counts(
                                row.text("source"),
                                row.text("kind"),
                                row.number("kept"),
                                row.number("ignored"),
                                row.number("refused")))
                .stream()
                .flatMap(counts -> Stream.concat(nothingKept(counts).stream(), muchRefused(counts).stream()))
                .toList();
    }

    private static Optional<Finding> nothingKept(Counts counts) {
        return counts.kept() > 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        "empty_source",
                        Severity.WARNING,
                        counts.source(),
                        "Nothing is imported: " + Figures.counted(counts.refused(), "row", "rows") + " refused, "
                                + Figures.count(counts.ignored()) + " ignored.",
                        "look at the reasons of the refused rows, and at the names of types or steps in plumbline.yaml.",
                        Map.of("refused", counts.refused(), "ignored", counts.ignored())));
    }

    private static Optional<Finding> muchRefused(Counts counts) {
        long rows = counts.kept() + counts.ignored() + counts.refused();
        double share = Figures.share(counts.refused(), rows);
        return counts.kept() == 0 || share < MUCH
                ? Optional.empty()
                : Optional.of(new Finding(
                        "many_refused",
                        Severity.WARNING,
                        counts.source(),
                        Figures.percent(share) + " of the rows are refused (" + Figures.count(counts.refused()) + " of "
                                + Figures.count(rows) + ").",
                        "mend the reasons listed among the refused rows, the most frequent first.",
                        Map.of("rows", rows, "refused", counts.refused(), "share", share)));
    }
}
