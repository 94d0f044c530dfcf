package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.profile.TimeProfile;
import io.plumbline.engine.proposal.ColumnRole;
import io.plumbline.engine.proposal.EventTable;
import io.plumbline.engine.proposal.EventTypeRole;
import io.plumbline.engine.proposal.Placement;
import io.plumbline.engine.proposal.Plan;
import io.plumbline.engine.proposal.Role;
import io.plumbline.engine.proposal.Understanding;
import io.plumbline.engine.proposal.Understood;
import io.plumbline.engine.workspace.SnapshotPolicy.AtAge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code init} understood of the files.
 *
 * @param files   the tables, each with its columns
 * @param target  the step to predict
 * @param horizon how long after a snapshot it counts, such as {@code 30d}; empty for tables without time
 * @param why     reasons for horizon and snapshots
 * @param remarks what a person should know
 */
public record UnderstandingAnswer(
        List<Table> files,
        String target,
        boolean targetReported,
        Optional<String> horizon,
        String snapshots,
        String timeZone,
        List<String> why,
        List<String> remarks)
        implements Answer {

    public static UnderstandingAnswer of(Placement placement, Understanding understanding) {
        List<Table> files = new ArrayList<>();
        files.add(table("leads", placement, understanding.leads(), List.of()));
        understanding.events().forEach(events -> files.add(table("events", placement, events, types(events))));
        understanding
                .outcomes()
                .ifPresent(log -> files.add(table(
                        "outcomes",
                        placement,
                        log,
                        log.steps().entrySet().stream()
                                .map(entry ->
                                        new Type(entry.getKey(), "step " + entry.getValue(), "", "a step by its name"))
                                .toList())));
        Plan plan = understanding.plan();
        return new UnderstandingAnswer(
                files,
                plan.target(),
                plan.targetReported(),
                plan.horizon().map(UnderstandingAnswer::days),
                plan.snapshots() instanceof AtAge age
                        ? "at_age " + days(age.age())
                        : plan.snapshots().word(),
                understanding.zone().getId().equals("Z")
                        ? "UTC"
                        : understanding.zone().getId(),
                plan.why(),
                understanding.remarks());
    }

    private static Table table(String kind, Placement placement, Understood table, List<Type> types) {
        TableProfile profile = table.profile();
        String path = Objects.requireNonNull(placement.paths().get(profile.file()));
        return new Table(
                kind,
                path,
                profile.rows(),
                profile.sampled(),
                written(profile),
                table.roles().stream().map(UnderstandingAnswer::column).toList(),
                types);
    }

    private static String written(TableProfile profile) {
        if (!profile.format().isDelimited()) {
            return profile.format().name().toLowerCase(Locale.ROOT);
        }
        String delimiter = profile.csv().delimiter().equals("\t")
                ? "tab"
                : "'" + profile.csv().delimiter() + "'";
        return "delimiter " + delimiter + ", " + profile.csv().encoding().name().toLowerCase(Locale.ROOT)
                + (profile.csv().decimalComma() ? ", decimal comma" : "");
    }

    private static Column column(ColumnRole role) {
        boolean typed = role.role() == Role.ATTRIBUTE || role.role() == Role.PROPERTY;
        String time = role.column()
                .time()
                .flatMap(TimeProfile::format)
                .map(format -> " " + format)
                .orElse("");
        ValueType type = typed ? role.type() : role.column().type();
        return new Column(
                role.column().name(),
                role.role().words() + (role.name().isEmpty() || typed ? "" : " " + role.name()),
                typed ? role.name() : "",
                role.role() == Role.NOT_USED ? "" : type.word() + time,
                role.why());
    }

    private static List<Type> types(EventTable events) {
        return events.types().stream().map(UnderstandingAnswer::type).toList();
    }

    private static Type type(EventTypeRole type) {
        String use = switch (type.use()) {
            case EVENT -> type.byCompany() ? "event by the company" : "event";
            case STEP -> "step " + type.step();
            case SET_ASIDE -> "not used";
        };
        return new Type(type.value(), use, type.use() == EventTypeRole.Use.EVENT ? type.name() : "", type.why());
    }

    private static String days(Duration duration) {
        return duration.toDays() + "d";
    }

    @Override
    public void print(Page page) {
        files.forEach(file -> file.print(page));
        page.heading("What is learnt");
        page.line("Target '" + target + "'"
                + horizon.map(days -> " within " + days).orElse("") + ", snapshots " + snapshots + ", local times in "
                + timeZone + ".");
        page.list(why);
        page.list(remarks);
    }

    /** One file. */
    public record Table(
            String kind,
            String file,
            long rows,
            boolean sampled,
            String written,
            List<Column> columns,
            List<Type> types) {

        void print(Page page) {
            page.heading(kind + ": " + file + " (" + (sampled ? "about " : "") + String.format(Locale.ROOT, "%,d", rows)
                    + " rows, " + written + ")");
            TextTable table = TextTable.of(
                    TextTable.words("column"),
                    TextTable.words("taken for"),
                    TextTable.words("named"),
                    TextTable.words("type"),
                    TextTable.words("why"));
            columns.forEach(
                    column -> table.row(column.column(), column.role(), column.name(), column.type(), column.why()));
            page.table(table);
            if (types.size() > 1 || kind.equals("outcomes")) {
                TextTable words = TextTable.of(
                        TextTable.words("value"),
                        TextTable.words("taken for"),
                        TextTable.words("named"),
                        TextTable.words("why"));
                types.forEach(type -> words.row(type.value(), type.use(), type.name(), type.why()));
                page.line("");
                page.table(words);
            }
        }
    }

    /** One column. */
    public record Column(String column, String role, String name, String type, String why) {}

    /** One type of events, or one word of a log of steps. */
    public record Type(String value, String use, String name, String why) {}
}
