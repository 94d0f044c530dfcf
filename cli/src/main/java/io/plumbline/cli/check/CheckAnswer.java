package io.plumbline.cli.check;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.lint.LintFinding;
import io.plumbline.engine.lint.LintFinding.Severity;
import io.plumbline.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param workspace its name; empty when plumbline.yaml cannot be read
 * @param errors    what keeps commands from their work
 * @param warnings  what will not work as somebody may expect
 * @param scorecard what scoring.yaml says that can hardly be meant, warnings first
 * @param data      absent when the source files were not looked at, or cannot be imported
 */
public record CheckAnswer(
        String workspace,
        List<Problem> errors,
        List<Problem> warnings,
        List<LintFinding> scorecard,
        Optional<DataReport> data)
        implements Answer {

    public CheckAnswer {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        scorecard = List.copyOf(scorecard);
    }

    /** Whether there is something to read beside the errors. */
    public boolean saysMoreThanErrors() {
        return errors.isEmpty() || !warnings.isEmpty() || !scorecard.isEmpty() || data.isPresent();
    }

    @Override
    public void print(Page page) {
        page.line(summary());
        if (!warnings.isEmpty()) {
            page.heading("Warnings of the configuration");
            page.list(warnings.stream()
                    .map(problem ->
                            problem.where() + "  " + problem.path() + ": " + problem.what() + " Fix: " + problem.fix())
                    .toList());
        }
        findings(page, Severity.WARNING, "Warnings of the scorecard");
        data.ifPresent(report -> new DataReportText(report).print(page));
        findings(page, Severity.NOTE, "Notes on the scorecard");
    }

    private void findings(Page page, Severity severity, String heading) {
        List<String> texts = scorecard.stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding ->
                        finding.where() + "  " + finding.path() + ": " + finding.what() + " Fix: " + finding.fix())
                .toList();
        if (!texts.isEmpty()) {
            page.heading(heading);
            page.list(texts);
        }
    }

    private String summary() {
        if (!errors.isEmpty()) {
            return Figures.counted(errors.size(), "error", "errors")
                    + (data.isEmpty() ? "; the data can be looked at when they are mended." : ".");
        }
        return "Workspace '" + workspace + "' is sound: both YAML files"
                + (data.isPresent() ? ", and the columns of the source files." : "; the data were not looked at.");
    }
}
