package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.training.registry.ModelDiff;
import io.plumbline.training.registry.ModelDiff.Difference;
import java.util.List;

/** In what two models differ. */
public record DiffAnswer(boolean identical, ModelDiff diff) implements Answer {
    private static final int SHOWN = 8;
    private static final int WIDEST = 40;

    public DiffAnswer(ModelDiff diff) {
        this(diff.identical(), diff);
    }

    @Override
    public void print(Page page) {
        String models = "Models " + diff.first() + " and " + diff.second();
        if (identical) {
            page.line(models + " are identical: " + String.join(", ", ModelDiff.TOPICS) + ".");
            return;
        }
        page.heading(models + " differ");
        for (String topic : ModelDiff.TOPICS) {
            topic(
                    page,
                    topic,
                    diff.differences().stream()
                            .filter(each -> each.topic().equals(topic))
                            .toList());
        }
    }

    private void topic(Page page, String topic, List<Difference> differences) {
        if (differences.isEmpty()) {
            page.line(topic + ": the same");
            return;
        }
        page.heading(topic + ": " + differences.size() + (differences.size() == 1 ? " difference" : " differences"));
        TextTable table = TextTable.of(
                TextTable.words("what"),
                TextTable.words("model " + diff.first()),
                TextTable.words("model " + diff.second()));
        differences.stream()
                .limit(SHOWN)
                .forEach(each -> table.row(
                        each.name(),
                        shortened(each.before().orElse("-")),
                        shortened(each.after().orElse("-"))));
        page.table(table);
        if (differences.size() > SHOWN) {
            page.line("The other " + (differences.size() - SHOWN) + " are in --json.");
        }
    }

    private static String shortened(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }
}
