package io.plumbline.engine.proposal;

import io.plumbline.engine.name.ValidNames;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import java.util.List;
import java.util.Optional;

/** Gives the columns that every event has their roles. */
final class EventRoles {
    private static final int MOST_TYPES = 300;
    private static final double NEARLY_ALWAYS = 0.995;

    private final Scratch scratch;
    private final TableProfile table;
    private final Assignments columns;

    EventRoles(Scratch scratch, TableProfile table) {
        this.scratch = scratch;
        this.table = table;
        this.columns = new Assignments(table);
    }

    /**
     * Reads the columns that every event has.
     *
     * @param match the column that names the lead, where the leads' table shows it
     * @throws ProblemException when no column says which lead, or when
     */
    Assignments read(Optional<KeyMatch> match) {
        ColumnProfile lead = match.map(KeyMatch::other)
                .or(() -> columns.named("event lead id", column -> column.time().isEmpty()).stream()
                        .findFirst())
                .orElseThrow(() -> missing("which lead an event is of", "lead_id"));
        columns.give(lead, Role.LEAD_ID, match.map(EventRoles::agreement).orElse("the lead, by its name"));
        times();
        eventType();
        columns.named("event id", column -> Shape.identifies(table, column)).stream()
                .findFirst()
                .ifPresent(column -> columns.give(column, Role.EVENT_ID, "a value of its own in every row"));
        return columns;
    }

    /** The type of all events of a file without a column for it: the file's name. */
    static String singleType(TableProfile table) {
        String file = String.valueOf(table.file().getFileName()).replaceAll("(\\.[A-Za-z]+)+$", "");
        return new ValidNames(List.of(), "event").of(file.replaceAll("(?<=[a-z]{3})(?<!s)s$", ""), "event");
    }

    private static String agreement(KeyMatch match) {
        return "the lead: " + Shape.percent(match.share()) + " of its values are in '"
                + match.leads().name() + "' of the leads";
    }

    private void times() {
        List<ColumnProfile> named = columns.named("occurred at", Shape::isTime);
        ColumnProfile occurred = named.stream()
                .findFirst()
                .or(() -> columns.free().stream().filter(Shape::isTime).findFirst())
                .orElseThrow(() -> missing("when an event happened", "occurred_at"));
        columns.give(occurred, Role.OCCURRED_AT, "the time, by its name and values");
        columns.named("recorded at", Shape::isTime).stream()
                .filter(column -> isNeverBefore(column, occurred))
                .findFirst()
                .ifPresent(column -> columns.give(column, Role.RECORDED_AT, "a second time, never before the first"));
    }

    private boolean isNeverBefore(ColumnProfile later, ColumnProfile first) {
        return scratch.share("select avg(case when " + scratch.instant(later) + " >= " + scratch.instant(first)
                        + " then 1e0 else 0e0 end) as share\nfrom " + Scratch.relation(table) + "\nwhere "
                        + Scratch.cell(later) + " is not null")
                >= NEARLY_ALWAYS;
    }

    private void eventType() {
        columns
                .named(
                        "event type",
                        column -> column.time().isEmpty()
                                && column.distinct() <= MOST_TYPES
                                && column.present() >= 0.9 * table.looked()
                                && (Shape.isText(column) || Shape.isWhole(column)))
                .stream()
                .findFirst()
                .ifPresent(column -> columns.give(
                        column, Role.EVENT_TYPE, "the type: " + Shape.count(column.distinct()) + " different ones"));
    }

    private ProblemException missing(String what, String name) {
        return ProblemException.failed(
                String.valueOf(table.file().getFileName()),
                "No column says " + what + ".",
                "give the file a column such as '" + name + "', or leave the file out.");
    }
}
