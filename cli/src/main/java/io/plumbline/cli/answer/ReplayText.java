package io.plumbline.cli.answer;

import io.plumbline.cli.answer.ReplayAnswer.Counted;
import io.plumbline.cli.answer.ReplayAnswer.Summary;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.InstantText;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.lint.LintFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A replay for people to read. */
record ReplayText(ReplayAnswer replay) {
    private static final int MOST_CHANGES = 20;

    void print(Page page) {
        summary(page);
        changes(page);
        verdicts(page);
        figures(page);
        levels().forEach(level -> months(page, level));
        bands(page, "level");
        bands(page, "grade");
        today(page);
    }

    private void summary(Page page) {
        Summary summary = replay.summary();
        page.heading(summary.file() + " beside scoring.yaml" + span(summary));
        page.line(Figures.counted(summary.rows(), "row", "rows") + " of "
                + Figures.counted(summary.leads(), "lead", "leads") + ", " + Figures.count(summary.matureRows())
                + " of them mature, after " + Figures.count(summary.positives())
                + " of which the target was reached. Both scorecards are as they are now.");
        if (summary.identical()) {
            page.line("The draft means the same as scoring.yaml: nothing differs that scores rest on.");
        }
        if (summary.suggestion()) {
            page.line(seen(summary));
        }
        if (summary.moments() == 0) {
            page.line("There is no moment to replay: no lead was eligible in this part of history.");
        } else if (summary.positives() == 0) {
            page.line("No mature row reached the target: precision and recall cannot be told from these data.");
        }
        if (summary.rankedRows() < summary.matureRows()) {
            page.line("The points were ranked on " + Figures.count(summary.rankedRows())
                    + " of the mature rows, those of a sample of leads.");
        }
    }

    private static String span(Summary summary) {
        return summary.first().isPresent() && summary.last().isPresent()
                ? ", " + Figures.counted(summary.moments(), "moment", "moments") + " from "
                        + InstantText.day(summary.first().get()) + " to "
                        + InstantText.day(summary.last().get())
                : "";
    }

    private static String seen(Summary summary) {
        if (summary.seen()) {
            return "CAUTION: the draft was suggested from moments before "
                    + InstantText.day(summary.unseenFrom().orElseThrow())
                    + ", which are replayed too (marked 'seen'): figures that hold them flatter it.";
        }
        return "The draft was suggested by an audit; replayed is only what it has not learned from"
                + summary.unseenFrom()
                        .map(from -> ", from " + InstantText.day(from) + " on.")
                        .orElse(": the test rows of the audited model.");
    }

    private void changes(Page page) {
        if (replay.changes().isEmpty()) {
            return;
        }
        page.heading("What differs");
        TextTable table = TextTable.of(
                TextTable.words("what"), TextTable.words("key"), TextTable.words("before"), TextTable.words("after"));
        replay.changes().stream()
                .limit(MOST_CHANGES)
                .forEach(change -> table.row(
                        change.subject(),
                        change.key(),
                        change.before().orElse("-"),
                        change.after().orElse("-")));
        page.table(table);
        if (replay.changes().size() > MOST_CHANGES) {
            page.line("and " + Figures.count(replay.changes().size() - MOST_CHANGES) + " more");
        }
        List<String> findings = replay.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(finding -> finding.where() + "  " + finding.path() + ": " + finding.what())
                .toList();
        if (!findings.isEmpty()) {
            page.heading("Warnings of the draft");
            page.list(findings);
        }
    }

    private void verdicts(Page page) {
        if (replay.summary().positives() > 0 && !replay.summary().identical()) {
            page.heading("Verdict");
            page.list(new ReplayVerdict(replay.figures(), levels()).sentences());
        }
    }

    private void figures(Page page) {
        if (replay.figures().isEmpty() || replay.summary().matureRows() == 0) {
            return;
        }
        page.heading("Over all mature moments, with 95 % intervals");
        TextTable table = TextTable.of(
                TextTable.words("level"),
                TextTable.words("basis"),
                TextTable.words("measure"),
                TextTable.words("current"),
                TextTable.words("draft"),
                TextTable.words("difference"));
        replay.figures().stream()
                .filter(each -> each.level().equals("all") || calls(each.level()))
                .forEach(each -> table.row(
                        each.level(),
                        each.basis().replace('_', ' '),
                        each.words(),
                        each.text(each.current()),
                        each.text(each.draft()),
                        each.text(each.difference())));
        page.table(table);
        if (replay.figures().stream().anyMatch(each -> each.basis().equals("equal_volume"))) {
            page.line("At equal volume both call as many leads as the current level does, by the highest points.");
        }
        replay.customers().stream()
                .map(Counted::level)
                .distinct()
                .forEach(level -> page.line(
                        "Level " + level + " as written: " + changed(level, "as_written") + "; at equal volume: "
                                + changed(level, "equal_volume") + ". Who they are is in replay_lead."));
    }

    private String changed(String level, String basis) {
        return Figures.count(count(level, basis + " gained")) + " gained, "
                + Figures.count(count(level, basis + " lost")) + " lost";
    }

    private long count(String level, String kind) {
        return replay.customers().stream()
                .filter(each -> each.level().equals(level) && each.kind().equals(kind))
                .mapToLong(Counted::leads)
                .sum();
    }

    private TreeSet<String> levels() {
        TreeSet<String> levels = new TreeSet<>();
        replay.months().forEach(month -> levels.add(month.level()));
        return levels;
    }

    private void months(Page page, String level) {
        List<ReplayMonth> current = of(level, "current");
        List<ReplayMonth> draft = of(level, "draft");
        if (!calls(level)) {
            page.line("Nobody is on level " + level
                    + " by either at any of these moments; where it asks for a probability or a learned threshold, it does"
                    + " so only from the first predictions on.");
            return;
        }
        if (current.size() < 2) {
            return;
        }
        page.heading("Level " + level + " by month: leads called for the first time, current then draft");
        TextTable table = TextTable.of(
                TextTable.words("month"),
                TextTable.numbers("called"),
                TextTable.numbers("draft"),
                TextTable.words("precision"),
                TextTable.words("draft"),
                TextTable.words("recall"),
                TextTable.words("draft"),
                TextTable.words(""));
        for (int i = 0; i < current.size(); i++) {
            table.row(
                    current.get(i).at().map(InstantText::day).orElse("-"),
                    Figures.count(current.get(i).called()),
                    Figures.count(draft.get(i).called()),
                    current.get(i).precision().percent(),
                    draft.get(i).precision().percent(),
                    current.get(i).recall().percent(),
                    draft.get(i).recall().percent(),
                    mark(current.get(i)));
        }
        page.table(table);
    }

    /** Whether either scorecard calls anybody at a level. */
    private boolean calls(String level) {
        return replay.months().stream().anyMatch(month -> month.level().equals(level) && month.called() > 0);
    }

    private static String mark(ReplayMonth month) {
        return month.mature() ? month.seen() ? "seen" : "" : "not mature";
    }

    private List<ReplayMonth> of(String level, String scorecard) {
        return replay.months().stream()
                .filter(month ->
                        month.level().equals(level) && month.scorecard().equals(scorecard))
                .toList();
    }

    private void bands(Page page, String kind) {
        List<ReplayBand> bands =
                replay.bands().stream().filter(band -> band.kind().equals(kind)).toList();
        long changed = bands.stream()
                .filter(ReplayBand::changes)
                .mapToLong(ReplayBand::leads)
                .sum();
        long all = bands.stream().mapToLong(ReplayBand::leads).sum();
        if (changed == 0) {
            return;
        }
        page.heading(
                Figures.count(changed) + " of today's " + Figures.counted(all, "lead", "leads") + " change " + kind);
        TreeSet<String> names = new TreeSet<>();
        bands.forEach(band -> {
            names.add(band.before());
            names.add(band.after());
        });
        List<TextTable.Column> columns = new ArrayList<>(List.of(TextTable.words("current \\ draft")));
        names.forEach(name -> columns.add(TextTable.numbers(name)));
        TextTable table = TextTable.of(columns);
        for (String before : names) {
            List<String> cells = new ArrayList<>(List.of(before));
            names.forEach(after -> cells.add(Figures.count(bands.stream()
                    .filter(band -> band.before().equals(before) && band.after().equals(after))
                    .mapToLong(ReplayBand::leads)
                    .sum())));
            table.row(cells);
        }
        page.table(table);
    }

    private void today(Page page) {
        if (replay.summary().identical()) {
            return;
        }
        page.heading("If the draft came into force now");
        long handed = replay.handovers().stream().mapToLong(Counted::leads).sum();
        page.line(
                handed == 0
                        ? "No further lead would be handed over at once."
                        : Figures.counted(handed, "lead", "leads") + " more would be handed over at once ("
                                + String.join(
                                        ", ",
                                        replay.handovers().stream()
                                                .map(each -> each.level() + " " + Figures.count(each.leads()))
                                                .toList())
                                + "); they are in replay_handover.");
    }
}
