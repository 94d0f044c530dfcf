package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.reports.section.GroupLine;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.util.List;

/**
 * Test rows of leads that share something protected, in unit row.
 *
 * @param basis       value, other, missing or held_back
 * @param group       the value or band, or the basis in words
 * @param conversion  share of the rows that reached the target; absent where held back
 * @param probability mean of the prediction; absent where held back
 * @param points      mean of the points; absent where held back
 * @param calls       at each level's threshold; none where held back
 */
public record PeopleGroup(
        String attribute,
        String basis,
        String group,
        long rows,
        long leads,
        Figure conversion,
        Figure probability,
        Figure points,
        List<Call> calls) {

    /**
     * What calling at a threshold comes to.
     *
     * @param called         share of the rows called
     * @param falsePositives share called of the rows that the step did not follow
     * @param falseNegatives share not called of the rows that it followed
     */
    public record Call(
            String scorer,
            String level,
            String labelStep,
            double threshold,
            Figure called,
            Figure falsePositives,
            Figure falseNegatives) {

        private static Call of(GroupLine.Call call) {
            return new Call(
                    call.scorer(),
                    call.level(),
                    call.labelStep(),
                    call.threshold(),
                    figure(call.called()),
                    figure(call.falsePositives()),
                    figure(call.falseNegatives()));
        }
    }

    static PeopleGroup of(GroupLine line) {
        return new PeopleGroup(
                line.attribute(),
                line.basis(),
                line.words(Words.english()),
                line.rowCount(),
                line.leadCount(),
                figure(line.conversion()),
                figure(line.probability()),
                figure(line.points()),
                line.calls().stream().map(Call::of).toList());
    }

    private static Figure figure(Estimate read) {
        return new Figure(read.value(), read.low(), read.high());
    }

    static TextTable scores(List<PeopleGroup> groups) {
        TextTable table = TextTable.of(
                TextTable.words("group"),
                TextTable.numbers("rows"),
                TextTable.numbers("leads"),
                TextTable.numbers("converted"),
                TextTable.numbers("predicted, mean"),
                TextTable.numbers("points, mean"));
        groups.forEach(group -> table.row(
                group.group(),
                Figures.count(group.rows()),
                Figures.count(group.leads()),
                group.conversion().percent(),
                group.probability().percent(),
                group.points().text(1)));
        return table;
    }

    static TextTable calls(List<PeopleGroup> groups) {
        TextTable table = TextTable.of(
                TextTable.words("threshold"),
                TextTable.words("group"),
                TextTable.numbers("called"),
                TextTable.numbers("false positive rate"),
                TextTable.numbers("false negative rate"));
        int thresholds =
                groups.stream().mapToInt(group -> group.calls().size()).max().orElse(0);
        for (int k = 0; k < thresholds; k++) {
            for (PeopleGroup group : groups) {
                if (k < group.calls().size()) {
                    Call call = group.calls().get(k);
                    table.row(
                            call.level() + ", " + call.scorer(),
                            group.group(),
                            call.called().percent(),
                            call.falsePositives().percent(),
                            call.falseNegatives().percent());
                }
            }
        }
        return table;
    }
}
