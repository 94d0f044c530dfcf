package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.cli.BankPeriods.Period;
import io.plumbline.cli.run.Configuration;
import io.plumbline.engine.ingest.Importer;
import io.plumbline.engine.model.ModelPlan;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.RunLog;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.Training;
import io.plumbline.training.gate.Gate;
import io.plumbline.training.gate.Verdict;
import io.plumbline.training.gate.Verdict.Decision;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.ProbabilityLosses;
import io.plumbline.training.metric.Ranking;
import io.plumbline.training.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The telephone contacts in the order of the calls, imported period by period. At the end of each a model is trained; the
 * next period is predicted by the champion of the gate, by the newest model, and by the first.
 *
 * <p>The first lines of the guide's table are made anew in every build, up to the first model refused. A change of figures
 * shows in them, and the rest, which would take four times as long, follows from the same code.
 */
@Tag("real-data")
@Tag("slow")
class BankPeriodsTest {
    private static final Path MEASURED = Path.of("..", "docs", "guide", "measured.md");
    private static final String MARK = "<!-- bank periods -->\n";
    private static final Instant AS_OF = Instant.parse("2010-11-30T00:00:00Z");
    private static final String FILE = "bank-additional-full.csv";
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");
    private static final int LINES_MADE_ANEW = 9;

    @TempDir
    private Path temporary;

    /** How a period was predicted by one of the three. */
    private record Figures(double logLoss, double averagePrecision) {}

    private record Line(Period period, String gate, Figures gated, Figures always, Figures never) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %s | %.4f | %.4f | %.4f | %.3f | %.3f | %.3f |",
                    period.name(),
                    period.rows(),
                    period.positives(),
                    gate,
                    gated.logLoss,
                    always.logLoss,
                    never.logLoss,
                    gated.averagePrecision,
                    always.averagePrecision,
                    never.averagePrecision);
        }
    }

    /** The whole table is rewritten by {@code -Dtest.args=-Dgolden.rewrite=true}. */
    @Test
    void theGuideShowsWhatGatedPromotionAndItsAlternativesComeTo() throws IOException {
        List<Line> lines = lines();
        String table = MARK + """
                | predicted | contacts | subscribed | gate before it | log loss: gated | always | never | average precision: gated | always | never |
                |---|---|---|---|---|---|---|---|---|---|
                """ + lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
        String page = Files.readString(MEASURED);
        int begin = page.indexOf(MARK);
        int end = page.indexOf("\n\n", begin) + 1;
        assertTrue(begin > 0 && end > begin, "The guide has no place for the table");
        if (REWRITE) {
            Files.writeString(MEASURED, page.substring(0, begin) + table + total(lines) + "\n" + page.substring(end));
        } else {
            assertEquals(LINES_MADE_ANEW, lines.size());
            assertTrue(lines.get(LINES_MADE_ANEW - 1).gate().startsWith("refused"), "a refusal is among them");
            assertEquals(table, page.substring(begin, Math.min(end, begin + table.length())));
        }
    }

    private static String total(List<Line> lines) {
        long rows = lines.stream().mapToLong(line -> line.period().rows()).sum();
        long positives =
                lines.stream().mapToLong(line -> line.period().positives()).sum();
        return String.format(
                Locale.ROOT,
                "| all contacts; mean of the periods | %,d | %,d | | %.4f | %.4f | %.4f | %.3f | %.3f | %.3f |",
                rows,
                positives,
                ofContacts(lines, Line::gated),
                ofContacts(lines, Line::always),
                ofContacts(lines, Line::never),
                ofPeriods(lines, Line::gated),
                ofPeriods(lines, Line::always),
                ofPeriods(lines, Line::never));
    }

    /** The log loss of all contacts. */
    private static double ofContacts(List<Line> lines, Function<Line, Figures> side) {
        double sum = 0;
        long rows = 0;
        for (Line line : lines) {
            sum += side.apply(line).logLoss * line.period().rows();
            rows += line.period().rows();
        }
        return sum / rows;
    }

    /** The mean of the periods' average precisions: ranks of two periods are not comparable. */
    private static double ofPeriods(List<Line> lines, Function<Line, Figures> side) {
        return lines.stream()
                .mapToDouble(line -> side.apply(line).averagePrecision)
                .average()
                .orElseThrow();
    }

    private List<Line> lines() throws IOException {
        Path folder = temporary.resolve("bank");
        assertEquals(
                0,
                Shell.PLAIN
                        .run("sample", "bank-marketing", folder, "--data", data())
                        .exitCode());
        List<String> contacts = Files.readAllLines(folder.resolve(FILE));
        Configuration configuration = Configuration.read(folder);
        List<Line> lines = new ArrayList<>();
        try (Store store = Store.inMemory()) {
            String gate = "";
            for (Period period : made(BankPeriods.of(contacts))) {
                Files.delete(folder.resolve(FILE));
                Files.write(folder.resolve(FILE), contacts.subList(0, 1 + period.to()));
                long run = imported(store, configuration.workspace());
                if (period.from() > 0) {
                    lines.add(predicted(store, configuration.workspace(), period, gate));
                }
                gate = judged(store, configuration, run);
            }
        }
        return lines;
    }

    /** Nothing is predicted of the first. */
    private static List<Period> made(List<Period> periods) {
        return REWRITE ? periods : periods.subList(0, 1 + LINES_MADE_ANEW);
    }

    private static long imported(Store store, Workspace workspace) {
        return store.transaction(() -> {
            long run = RunLog.begin(store, "run", AS_OF, AS_OF, "test");
            new Importer(store, workspace).run(run, AS_OF);
            return run;
        });
    }

    private static String judged(Store store, Configuration configuration, long run) {
        long model = Training.train(store, configuration.workspace(), configuration.scorecard(), run, AS_OF)
                .modelId();
        Verdict verdict = Gate.judge(store, configuration.workspace(), model, 2);
        ModelRegistry registry = new ModelRegistry(store, run);
        registry.enter(model);
        if (verdict.decision() == Decision.PROMOTE) {
            registry.promote(model, verdict.reason());
            return "promoted";
        }
        registry.refuse(model, verdict.reason());
        return "refused: "
                + verdict.checks().stream()
                        .filter(check -> !check.passed())
                        .map(check -> check.name().replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    private static Line predicted(Store store, Workspace workspace, Period period, String gate) {
        long newest = store.number("select max(model_id) from model").orElseThrow();
        return new Line(
                period,
                gate,
                figures(store, workspace, period, ModelRegistry.champion(store).orElseThrow()),
                figures(store, workspace, period, newest),
                figures(store, workspace, period, 1));
    }

    private static Figures figures(Store store, Workspace workspace, Period period, long modelId) {
        PropensityModel model = ModelRegistry.model(store, modelId).orElseThrow();
        store.execute("create or replace temp table period_lead as select lead_id, row_no from lead where row_no > "
                + period.from() + " and row_no <= " + period.to());
        Columns columns = store.columns("""
                select
                    p.linear_predictor as linear_predictor,
                    p.probability as probability,
                    o.happened as label
                from (%s) as p
                join period_lead as l on l.lead_id = p.lead_id
                join outcome as o on o.lead_id = p.lead_id
                order by l.row_no
                """.formatted(ModelPlan.of(
                        model, workspace.declarations(), AttributesAsOf.in(store), Moment.of("period_lead", AS_OF))
                .query()));
        boolean[] labels = columns.truth("label");
        assertEquals(period.rows(), labels.length);
        return new Figures(
                ProbabilityLosses.of(columns.column("probability"), labels, Clusters.eachRow(labels.length))
                        .logLoss()
                        .orElseThrow(),
                Ranking.of(columns.column("linear_predictor"), labels)
                        .figures()
                        .averagePrecision()
                        .orElseThrow());
    }

    private static Path data() {
        Map<String, String> environment = System.getenv();
        String folder = environment.getOrDefault("PLUMBLINE_DATA", "");
        if (folder.isEmpty()) {
            assertNotEquals("true", environment.getOrDefault("PLUMBLINE_DATA_REQUIRED", ""), "PLUMBLINE_DATA is empty");
        }
        assumeTrue(!folder.isEmpty(), "PLUMBLINE_DATA names no folder with real data");
        return Path.of(folder);
    }
}
