package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How points are spread over the leads of one run.
 *
 * @param leads   leads scored
 * @param spreads one per dimension and one for the points
 * @param grades  leads by grade
 * @param stages  leads by buying stage, those in none left out, most first
 */
public record Points(long leads, List<Spread> spreads, Map<String, Long> grades, List<StageCount> stages) {

    /** The leads of a buying stage. */
    public record StageCount(String buyingStage, long leads) {}

    /** Scores at which a tenth, a quarter, half, three quarters and nine tenths of the leads are at or below. */
    public record Spread(String score, double p10, double p25, double median, double p75, double p90, double highest) {}

    private static final Map<String, String> SCORES = new TreeMap<>(
            Map.of("1 fit", "fit", "2 engagement", "engagement", "3 stage", "stage_points", "4 points", "points"));

    /** Reads the scores of a run. */
    public static Points read(Store store, long runId) {
        long leads = store.number("select count(*) from lead_score where run_id = " + runId)
                .orElse(0L);
        return new Points(
                leads, leads == 0 ? List.of() : spreads(store, runId), grades(store, runId), stages(store, runId));
    }

    private static List<Spread> spreads(Store store, long runId) {
        return SCORES.entrySet().stream()
                .map(score -> spread(store, runId, score.getKey().substring(2), score.getValue()))
                .toList();
    }

    private static Spread spread(Store store, long runId, String score, String column) {
        return store.first(
                        """
                        select
                            cast(quantile_disc(%1$s, 0.10) as double) as p10,
                            cast(quantile_disc(%1$s, 0.25) as double) as p25,
                            cast(quantile_disc(%1$s, 0.50) as double) as median,
                            cast(quantile_disc(%1$s, 0.75) as double) as p75,
                            cast(quantile_disc(%1$s, 0.90) as double) as p90,
                            cast(max(%1$s) as double) as highest
                        from lead_score
                        where run_id = %2$s
                        """.formatted(column, runId),
                        row -> new Spread(
                                score,
                                row.real("p10"),
                                row.real("p25"),
                                row.real("median"),
                                row.real("p75"),
                                row.real("p90"),
                                row.real("highest")))
                .orElseThrow();
    }

    private static Map<String, Long> grades(Store store, long runId) {
        Map<String, Long> grades = new TreeMap<>();
        store.rows(
                "select grade, count(*) as leads from lead_score where run_id = " + runId + " group by grade",
                row -> grades.put(row.text("grade"), row.number("leads")));
        return grades;
    }

    private static List<StageCount> stages(Store store, long runId) {
        return store.rows("""
                select
                    buying_stage,
                    count(*) as leads
                from lead_score
                where run_id = %s
                    and buying_stage is not null
                group by buying_stage
                order by leads desc, buying_stage
                """.formatted(runId), row -> new StageCount(row.text("buying_stage"), row.number("leads")));
    }

    void print(Page page) {
        page.heading("Points of " + Figures.counted(leads, "lead", "leads"));
        page.table(spreadTable());
        if (!grades.isEmpty()) {
            page.heading("Leads by grade (letter: fit, number: engagement)");
            page.table(gradeTable());
        }
        if (!stages.isEmpty()) {
            page.heading("Leads by buying stage");
            page.table(stageTable());
        }
    }

    private TextTable spreadTable() {
        TextTable table = TextTable.of(
                TextTable.words("score"),
                TextTable.numbers("10 %"),
                TextTable.numbers("25 %"),
                TextTable.numbers("median"),
                TextTable.numbers("75 %"),
                TextTable.numbers("90 %"),
                TextTable.numbers("highest"));
        spreads.forEach(each -> table.row(
                each.score(),
                Figures.decimals(each.p10(), 1),
                Figures.decimals(each.p25(), 1),
                Figures.decimals(each.median(), 1),
                Figures.decimals(each.p75(), 1),
                Figures.decimals(each.p90(), 1),
                Figures.decimals(each.highest(), 1)));
        return table;
    }

    private TextTable gradeTable() {
        List<String> numbers = List.copyOf(marks(1));
        List<TextTable.Column> columns = new ArrayList<>(List.of(TextTable.words("")));
        numbers.forEach(number -> columns.add(TextTable.numbers(number)));
        TextTable table = TextTable.of(columns);
        for (String letter : marks(0)) {
            List<String> cells = new ArrayList<>(List.of(letter));
            numbers.forEach(number -> cells.add(Figures.count(grades.getOrDefault(letter + number, 0L))));
            table.row(cells);
        }
        return table;
    }

    private TreeSet<String> marks(int position) {
        TreeSet<String> marks = new TreeSet<>();
        grades.keySet().forEach(grade -> marks.add(grade.substring(position, position + 1)));
        return marks;
    }

    private TextTable stageTable() {
        TextTable table = TextTable.of(TextTable.words("buying stage"), TextTable.numbers("leads"));
        stages.forEach(each -> table.row(each.buyingStage(), Figures.count(each.leads())));
        return table;
    }
}
