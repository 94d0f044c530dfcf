package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.section.GroupSection;
import io.plumbline.reports.section.ProtectedAttribute;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;

/**
 * What people should look at in the newest results.
 *
 * @param check              the five classic mistakes, found or not
 * @param findings            what stands out, in sentences
 * @param modelId             the model whose groups are shown; absent before the first training
 * @param protectedAttributes what tells something protected of a person, the allowed ones first
 * @param groups              scores and errors of the test rows by what these attributes say
 */
public record HealthAnswer(
        MistakeCheck check,
        List<Finding> findings,
        Optional<Long> modelId,
        List<ProtectedAttribute> protectedAttributes,
        List<PeopleGroup> groups)
        implements Answer {
    private static final Words ENGLISH = Words.english();

    /**
     * Something that stands out.
     *
     * @param topic what it is about: {@code groups}
     */
    public record Finding(String topic, String text) {}

    /**
     * Reads what the newest run left.
     *
     * @throws ProblemException when there was no run yet
     */
    public static HealthAnswer read(Store store) {
        long runId = store.number("select max(run_id) from run")
                .orElseThrow(() -> ProblemException.failed(
                        "health", "There was no run yet.", "begin with 'plumbline run' or 'plumbline score'."));
        Subject subject = Subject.read(store, "", runId, Optional.empty(), false);
        GroupSection section = GroupSection.read(store, subject);
        return new HealthAnswer(
                MistakeCheck.read(store, runId),
                section.findings(ENGLISH).stream()
                        .map(text -> new Finding("groups", text))
                        .toList(),
                subject.model().map(model -> model.modelId()),
                section.attributes(),
                section.groups().stream().map(PeopleGroup::of).toList());
    }

    @Override
    public void print(Page page) {
        check.print(page);
        page.heading(
                findings.isEmpty()
                        ? "Nothing stands out among groups of people"
                        : "What stands out among groups of people");
        page.list(findings.stream().map(Finding::text).toList());
        printProtected(page);
        groups.stream().map(PeopleGroup::attribute).distinct().forEach(attribute -> printGroups(page, attribute));
        if (!groups.isEmpty()) {
            page.line("A difference is no proof of unfairness, and none no proof of fairness.");
        }
    }

    private void printProtected(Page page) {
        page.heading("Protected attributes");
        if (protectedAttributes.isEmpty()) {
            page.line("The sources declare nothing that tells something protected of a person, by its name.");
            return;
        }
        TextTable table = TextTable.of(
                TextTable.words("attribute"),
                TextTable.words("tells"),
                TextTable.words("may it be read?"),
                TextTable.words("reason"),
                TextTable.words("rules"));
        protectedAttributes.forEach(each -> table.row(
                each.words(ENGLISH),
                each.kind(),
                each.statusWords(ENGLISH),
                each.reason().orElse(""),
                each.readBy().orElse("")));
        page.table(table);
    }

    private void printGroups(Page page, String attribute) {
        page.heading("Test rows of model " + modelId.map(String::valueOf).orElse("") + " by " + attribute);
        List<PeopleGroup> of = groups.stream()
                .filter(group -> group.attribute().equals(attribute))
                .toList();
        page.table(PeopleGroup.scores(of));
        page.table(PeopleGroup.calls(of));
    }
}
