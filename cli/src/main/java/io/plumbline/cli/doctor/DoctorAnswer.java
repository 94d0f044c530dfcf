package io.plumbline.cli.doctor;

import io.plumbline.cli.doctor.Diagnosis.State;
import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import java.util.List;
import java.util.Locale;

/** Everything that was looked at. */
public record DoctorAnswer(List<Diagnosis> diagnoses) implements Answer {

    public DoctorAnswer {
        diagnoses = List.copyOf(diagnoses);
    }

    /** Whether something keeps commands from their work. */
    public boolean hasFailed() {
        return count(State.FAILED) > 0;
    }

    private long count(State state) {
        return diagnoses.stream().filter(each -> each.state() == state).count();
    }

    @Override
    public void print(Page page) {
        TextTable table = TextTable.of(TextTable.words("what"), TextTable.words("state"), TextTable.words("found"));
        diagnoses.forEach(each -> table.row(each.topic(), each.state().name().toLowerCase(Locale.ROOT), found(each)));
        page.table(table);
        page.line("");
        page.line(
                count(State.FAILED) + count(State.WARNING) == 0
                        ? "Nothing stands in the way."
                        : Figures.count(count(State.FAILED)) + " failed, "
                                + Figures.counted(count(State.WARNING), "warning", "warnings") + ".");
    }

    private static String found(Diagnosis each) {
        return each.fix().isEmpty() ? each.found() : each.found() + " Fix: " + each.fix();
    }
}
