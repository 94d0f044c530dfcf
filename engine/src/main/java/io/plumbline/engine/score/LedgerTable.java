package io.plumbline.engine.score;

import io.plumbline.engine.score.LedgerLine.FiredRule;
import io.plumbline.engine.scorecard.MicroPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A ledger as a table of plain text, with a line of the total below it. */
public final class LedgerTable {
    private static final List<String> HEADINGS =
            List.of("dimension", "rule", "evidence", "raw", "decayed", "limited", "counted");
    private static final int WORDS = 2;

    private LedgerTable() {}

    /** The table; each line ends with a line feed. */
    public static String of(Ledger ledger) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        ledger.lines().forEach(line -> rows.add(cells(line)));
        rows.add(List.of("points", "", "", "", "", "", MicroPoints.text(ledger.pointsMicros())));
        int[] widths = IntStream.range(0, HEADINGS.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        String rule = IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  "));
        List<String> lines =
                new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        lines.add(1, rule);
        lines.add(lines.size() - 1, rule);
        lines.add(summary(ledger));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> cells(LedgerLine line) {
        String counted = MicroPoints.text(line.countedMicros());
        if (line instanceof FiredRule fired) {
            return List.of(
                    fired.dimension(),
                    fired.name(),
                    Long.toString(fired.evidence()),
                    MicroPoints.text(fired.rawMicros()),
                    MicroPoints.text(fired.decayedMicros()),
                    MicroPoints.text(fired.limitedMicros()),
                    counted);
        }
        return List.of(line.dimension(), line.name(), "", "", "", "", counted);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(cells.get(column), widths[column], column < WORDS))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String padded(String cell, int width, boolean left) {
        String space = " ".repeat(width - cell.length());
        return left ? cell + space : space + cell;
    }

    private static String summary(Ledger ledger) {
        return "fit " + MicroPoints.text(ledger.fitMicros()) + ", engagement "
                + MicroPoints.text(ledger.engagementMicros()) + ", stage " + MicroPoints.text(ledger.stageMicros())
                + " (" + ledger.buyingStage().orElse("none") + "), grade " + ledger.grade()
                + ledger.segment().map(name -> ", segment " + name).orElse("");
    }
}
