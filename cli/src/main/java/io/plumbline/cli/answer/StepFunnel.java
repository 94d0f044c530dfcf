package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The steps of some leads.
 *
 * @param group    who they are
 * @param leads    all of them
 * @param mature   whether the rest is of the months that had a full horizon; else of all, as no month had
 * @param steps    created first
 * @param passages from each step to each later one
 */
public record StepFunnel(String group, long leads, boolean mature, List<StepCount> steps, List<Passage> passages) {
    /** The group of every lead. */
    static final String ALL = "all leads";

    private static final String MQL = "mql";

    /**
     * A step.
     *
     * @param leads  that reached it
     * @param amount told with it
     */
    public record StepCount(String step, long leads, OptionalDouble amount) {}

    /**
     * From a step to a later one.
     *
     * @param of       leads that reached the first
     * @param passed   those of them that reached the other too
     * @param rate     their share
     * @param timed    those of them whose instants are known
     * @param backward those of these that reached the later step first, which have no days
     * @param days     median, with the quartiles as its ends
     * @param amount   told with the later step of leads that passed
     */
    public record Passage(
            String from,
            String to,
            long of,
            long passed,
            Figure rate,
            long timed,
            long backward,
            Figure days,
            OptionalDouble amount) {

        static Passage of(Row row) {
            return new Passage(
                    row.text("from_step"),
                    row.text("step"),
                    row.number("from_count"),
                    row.number("passed_count"),
                    Figure.of(row, "passed"),
                    row.number("timed_count"),
                    row.number("backward_count"),
                    new Figure(
                            row.optionalReal("days_median"),
                            row.optionalReal("days_first_quartile"),
                            row.optionalReal("days_third_quartile")),
                    row.optionalReal("amount"));
        }
    }

    Optional<Passage> passage(String from, String to) {
        return passages.stream()
                .filter(each -> each.from().equals(from) && each.to().equals(to))
                .findFirst();
    }

    /** From the step before; absent for the first. */
    Optional<Passage> into(int step) {
        return step == 0
                ? Optional.empty()
                : passage(steps.get(step - 1).step(), steps.get(step).step());
    }

    private StepCount last() {
        return steps.get(steps.size() - 1);
    }

    void print(Page page, String heading) {
        page.heading(heading);
        page.line(whichMonths());
        page.table(stepTable());
        if (steps.size() > 3) {
            page.heading("Over several steps");
            page.table(laterTable());
        }
        page.list(notes());
    }

    private String whichMonths() {
        long shown = steps.get(0).leads();
        if (mature && shown == leads) {
            return "All " + Figures.counted(leads, "lead", "leads") + " had a full horizon by then.";
        }
        return mature
                ? Figures.count(shown) + " of " + Figures.counted(leads, "lead", "leads")
                        + ": those created in months that had a full horizon by then."
                : Figures.counted(leads, "lead", "leads")
                        + "; no month had a full horizon yet, so that all figures are still to grow.";
    }

    private TextTable stepTable() {
        TextTable table = TextTable.of(
                TextTable.words("step"),
                TextTable.numbers("leads"),
                TextTable.words("of the step before"),
                TextTable.words("days since, median (quartiles)"),
                TextTable.numbers("amount"));
        for (int i = 0; i < steps.size(); i++) {
            Optional<Passage> into = into(i);
            table.row(
                    steps.get(i).step(),
                    Figures.count(steps.get(i).leads()),
                    into.map(each -> each.rate().percent()).orElse(Figures.NONE),
                    into.map(each -> each.days().text(1)).orElse(Figures.NONE),
                    Figures.decimals(steps.get(i).amount(), 0));
        }
        return table;
    }

    /** From the steps between to the last, over steps that may be left out. */
    private TextTable laterTable() {
        TextTable table = TextTable.of(
                TextTable.words("from"),
                TextTable.words("to"),
                TextTable.numbers("leads"),
                TextTable.words("share"),
                TextTable.words("days, median (quartiles)"),
                TextTable.numbers("amount"));
        for (StepCount from : steps.subList(1, Math.max(1, steps.size() - 2))) {
            passage(from.step(), last().step())
                    .ifPresent(each -> table.row(
                            each.from(),
                            each.to(),
                            Figures.count(each.passed()),
                            each.rate().percent(),
                            each.days().text(1),
                            Figures.decimals(each.amount(), 0)));
        }
        return table;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        passage(MQL, last().step())
                .filter(each -> last().amount().orElse(0) > 0)
                .ifPresent(each -> notes.add("MQLs brought "
                        + Figures.decimals(each.amount().orElse(0), 0) + " of "
                        + Figures.decimals(last().amount(), 0) + ": "
                        + Figures.percent(
                                each.amount().orElse(0) / last().amount().orElseThrow()) + "."));
        List<String> nobody = steps.stream()
                .filter(step -> step.leads() == 0)
                .map(StepCount::step)
                .toList();
        if (!nobody.isEmpty()) {
            notes.add("No lead is recorded at " + String.join(", ", nobody) + ".");
        }
        for (int i = 1; i < steps.size(); i++) {
            Passage into = into(i).orElseThrow();
            long skipped = steps.get(i).leads() - into.passed();
            if (skipped > 0 && into.of() > 0) {
                notes.add(Figures.count(skipped) + " of "
                        + Figures.counted(steps.get(i).leads(), "lead", "leads") + " at " + into.to()
                        + " have no record of " + into.from() + ".");
            }
            if (into.backward() > 0) {
                notes.add(Figures.counted(into.backward(), "lead", "leads") + " took " + into.to() + " before "
                        + into.from() + ", as recorded; their days are left out.");
            }
            if (into.timed() > 0 && into.timed() < into.passed()) {
                notes.add("Of " + Figures.counted(into.passed() - into.timed(), "lead", "leads")
                        + " it is not known when they took " + into.to() + " or " + into.from() + ".");
            }
        }
        return notes;
    }

    /** Several groups, a line each. */
    static void compare(Page page, String heading, List<StepFunnel> groups) {
        page.heading(heading);
        page.line(
                "Leads created in months that had a full horizon; shares are of the step before, with 95 % intervals.");
        List<TextTable.Column> columns = new ArrayList<>(List.of(TextTable.words("group"), TextTable.numbers("leads")));
        groups.get(0).steps().stream().skip(1).forEach(step -> columns.add(TextTable.words(step.step())));
        columns.add(TextTable.numbers("amount"));
        TextTable table = TextTable.of(columns);
        groups.forEach(group -> table.row(group.cells()));
        page.table(table);
        page.list(groups.stream()
                .filter(group -> !group.mature())
                .map(group -> group.group() + ": no month had a full horizon yet, so all its leads are shown.")
                .toList());
    }

    private List<String> cells() {
        List<String> cells =
                new ArrayList<>(List.of(group, Figures.count(steps.get(0).leads())));
        for (int i = 1; i < steps.size(); i++) {
            cells.add(Figures.count(steps.get(i).leads()) + ", "
                    + into(i).orElseThrow().rate().percent());
        }
        cells.add(Figures.decimals(last().amount(), 0));
        return cells;
    }
}
