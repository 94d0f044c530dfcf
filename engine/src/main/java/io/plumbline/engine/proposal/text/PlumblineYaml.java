package io.plumbline.engine.proposal.text;

import io.plumbline.engine.name.ValidNames;
import io.plumbline.engine.proposal.ColumnRole;
import io.plumbline.engine.proposal.EventTable;
import io.plumbline.engine.proposal.EventTypeRole;
import io.plumbline.engine.proposal.LeadTable;
import io.plumbline.engine.proposal.LeadTable.LabelValues;
import io.plumbline.engine.proposal.OutcomeTable;
import io.plumbline.engine.proposal.Role;
import io.plumbline.engine.proposal.Understanding;
import io.plumbline.engine.proposal.Understood;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes {@code plumbline.yaml}. */
public final class PlumblineYaml {
    private static final int MOST_NOT_USED = 400;

    private final Lines lines = new Lines();
    private final Understanding understood;
    private final NamedFiles files;
    private final SourceText source;
    private final ValidNames sourceNames = new ValidNames(List.of(), "source");

    private PlumblineYaml(Understanding understood, NamedFiles files) {
        this.understood = understood;
        this.files = files;
        this.source = new SourceText(lines, understood.zone());
    }

    /**
     * The file's text.
     *
     * @param name the workspace's name: letters, digits, space, '.', '_' and '-'
     */
    public static String text(String name, Understanding understood, NamedFiles files) {
        return new PlumblineYaml(understood, files).write(name);
    }

    private String write(String name) {
        lines.comment(
                0,
                "Proposed by 'plumbline init' from what the files look like. Read it through: every line may be changed."
                        + " 'plumbline check' says what is wrong; the keys are explained in docs/guide/workspace.md.");
        understood.remarks().forEach(remark -> lines.comment(0, remark));
        lines.line(0, "version: 1");
        lines.line(0, "name: " + Yaml.quoted(name));
        lines.line(0, "sources:");
        leads(understood.leads());
        if (!understood.events().isEmpty()) {
            lines.line(1, "events:");
            understood.events().forEach(this::events);
        }
        outcomes();
        answers();
        new PlanText(lines, understood).write();
        return lines.text();
    }

    private void leads(LeadTable leads) {
        lines.line(1, "leads:");
        Optional<DatedName> dated = dated(leads);
        source.head(sourceNames.of("leads", "leads"), pattern(leads), leads);
        dated.ifPresentOrElse(this::exportedAt, this::exportedAtTheEnd);
        Map<String, Role> keys = new LinkedHashMap<>();
        keys.put("created_at", Role.CREATED_AT);
        keys.put("account_id", Role.ACCOUNT_ID);
        source.columns(leads, keys, Optional.of(leads.name(Role.LEAD_ID).orElse("$row")));
        List<ColumnRole> attributes = leads.all(Role.ATTRIBUTE);
        if (!attributes.isEmpty()) {
            lines.line(3, "attributes:");
            attributes.forEach(role -> lines.line(4, SourceText.field(role), role.doubtful() ? role.why() : ""));
        }
        leads.name(Role.EXISTING_SCORE)
                .ifPresent(column -> lines.line(
                        3,
                        "existing_score: { column: " + Yaml.text(column) + " }",
                        "compared with the points and the model, never learnt from"));
        steps(leads);
        lives(leads);
        leads.label().ifPresent(values -> label(leads, values));
        notUsed(leads);
    }

    /** Not where rows are told apart by their number, nor where another file would be taken for a newer export. */
    private Optional<DatedName> dated(Understood table) {
        String path = files.of(table);
        return DatedName.of(path, understood.endOfData())
                .filter(name -> table.the(Role.LEAD_ID).isPresent())
                .filter(name -> files.pathByFile().values().stream()
                        .noneMatch(other -> !other.equals(path) && name.covers(other)));
    }

    /** The file, or where its name says the day of its export, that file and each newer one beside it. */
    private String pattern(Understood table) {
        return dated(table).map(DatedName::pattern).orElseGet(() -> files.of(table));
    }

    private void exportedAt(DatedName name) {
        lines.line(
                3,
                "exported_at: { file_name: " + Yaml.quoted(name.format()) + " }",
                "put each newer export beside this one");
    }

    private void exportedAtTheEnd() {
        understood
                .exported()
                .ifPresent(
                        time -> lines.line(
                                3,
                                "exported_at: " + time,
                                "the newest time in the data; set it anew with each newer export, whose changes are known from then on"));
    }

    private void steps(LeadTable leads) {
        List<ColumnRole> steps = leads.all(Role.STEP_DATE);
        if (steps.isEmpty()) {
            return;
        }
        lines.line(3, "steps:");
        for (ColumnRole step : steps) {
            String amount = leads.all(Role.STEP_AMOUNT).stream()
                    .filter(role -> role.name().equals(step.name()))
                    .map(role -> ", amount: " + Yaml.text(role.column().name()))
                    .findFirst()
                    .orElse("");
            lines.line(4, step.name() + ": { column: " + Yaml.text(step.column().name()) + amount + " }", step.why());
        }
    }

    /** What became of the records themselves. */
    private void lives(LeadTable leads) {
        leads.name(Role.DELETED).ifPresent(column -> {
            String at = leads.name(Role.DELETED_AT)
                    .map(name -> ", at: " + Yaml.text(name))
                    .orElse("");
            lines.line(3, "deleted: { column: " + Yaml.text(column) + at + " }", "not scored from then on");
        });
        leads.name(Role.MERGED_INTO)
                .ifPresent(column -> lines.line(3, "merged_into: " + Yaml.text(column), "goes on in that lead"));
        leads.the(Role.MERGED_FROM).ifPresent(role -> {
            String separator = role.column()
                    .listSeparator()
                    .filter(found -> !found.equals("json"))
                    .orElse(";");
            lines.line(
                    3,
                    "merged_from: { column: " + Yaml.text(role.column().name()) + ", separator: "
                            + Yaml.quoted(separator) + " }",
                    "these go on in this lead");
        });
    }

    private void label(LeadTable leads, LabelValues values) {
        ColumnRole role = leads.the(Role.LABEL).orElseThrow();
        String negative = values.negative().isEmpty() ? "" : ", negative: " + quoted(values.negative());
        lines.line(
                3,
                "label: { column: " + Yaml.text(role.column().name()) + ", positive: " + quoted(values.positive())
                        + negative + ", step: " + role.name() + " }");
    }

    private static String quoted(List<String> values) {
        List<String> quoted = values.stream().map(Yaml::quoted).toList();
        return "[" + String.join(", ", quoted) + "]";
    }

    private void notUsed(LeadTable leads) {
        List<ColumnRole> unused = leads.all(Role.NOT_USED).stream()
                .filter(role -> ColumnRole.canBeNamed(role.column()))
                .limit(MOST_NOT_USED)
                .toList();
        if (!unused.isEmpty()) {
            lines.line(3, "not_used:");
            unused.forEach(role -> lines.line(4, Yaml.text(role.column().name()) + ": " + Yaml.quoted(role.why())));
        }
    }

    private void events(EventTable events) {
        source.head(sourceNames.of(name(events), "events"), pattern(events), events);
        dated(events).ifPresent(this::exportedAt);
        completeSince(events);
        Map<String, Role> keys = new LinkedHashMap<>();
        keys.put("event_id", Role.EVENT_ID);
        keys.put("lead_id", Role.LEAD_ID);
        keys.put("occurred_at", Role.OCCURRED_AT);
        keys.put("recorded_at", Role.RECORDED_AT);
        keys.put("type", Role.EVENT_TYPE);
        source.columns(events, keys, Optional.empty());
        events.singleType().ifPresent(type -> lines.line(3, "type: " + type));
        lines.line(3, "types:");
        events.events()
                .forEach(type -> lines.line(4, type(type, events.singleType().isPresent())));
        if (events.singleType().isEmpty()) {
            setAside(events);
            lines.line(3, "other_types: ignore");
        }
    }

    private static String type(EventTypeRole type, boolean single) {
        List<String> keys = new ArrayList<>();
        if (!single && !type.value().equals(type.name())) {
            keys.add("value: " + Yaml.text(type.value()));
        }
        if (type.byCompany()) {
            keys.add("by: company");
        }
        if (!type.properties().isEmpty()) {
            keys.add("properties: { "
                    + String.join(
                            ", ",
                            type.properties().stream().map(SourceText::field).toList())
                    + " }");
        }
        return type.name() + (keys.isEmpty() ? ": {}" : ": { " + String.join(", ", keys) + " }");
    }

    private void setAside(EventTable events) {
        events.types().stream()
                .filter(type -> type.use() == EventTypeRole.Use.SET_ASIDE)
                .forEach(type -> lines.comment(3, type.value() + " is left out: " + type.why()));
    }

    private void completeSince(EventTable events) {
        events.the(Role.OCCURRED_AT)
                .flatMap(role -> role.column().time())
                .ifPresent(time -> lines.line(
                        3,
                        "complete_since: " + time.earliest().truncatedTo(ChronoUnit.DAYS),
                        "the day of the earliest event; later if the first ones are only a part"));
    }

    private void outcomes() {
        List<EventTable> logs = understood.events().stream()
                .filter(table -> !table.steps().isEmpty())
                .toList();
        if (logs.isEmpty() && understood.outcomes().isEmpty()) {
            return;
        }
        lines.line(1, "outcomes:");
        understood.outcomes().ifPresent(this::log);
        logs.forEach(this::logOfEvents);
    }

    /** The row of a table without ids is another one in the next export, so nothing can be answered for it. */
    private void answers() {
        if (understood.leads().the(Role.LEAD_ID).isPresent()) {
            lines.line(
                    1,
                    "answers: { file: handoffs/*.csv }",
                    "what sales fills in on the lists that 'plumbline handoff' writes");
        }
    }

    private void log(OutcomeTable outcomes) {
        source.head(sourceNames.of(name(outcomes), "outcomes"), pattern(outcomes), outcomes);
        dated(outcomes).ifPresent(this::exportedAt);
        Map<String, Role> keys = new LinkedHashMap<>();
        keys.put("lead_id", Role.LEAD_ID);
        keys.put("step", Role.STEP);
        keys.put("occurred_at", Role.OCCURRED_AT);
        keys.put("amount", Role.STEP_AMOUNT);
        keys.put("reason", Role.REASON);
        source.columns(outcomes, keys, Optional.empty());
        words(outcomes.steps());
    }

    private void logOfEvents(EventTable events) {
        source.head(sourceNames.of("steps", "steps"), pattern(events), events);
        dated(events).ifPresent(this::exportedAt);
        Map<String, Role> keys = new LinkedHashMap<>();
        keys.put("lead_id", Role.LEAD_ID);
        keys.put("step", Role.EVENT_TYPE);
        keys.put("occurred_at", Role.OCCURRED_AT);
        source.columns(events, keys, Optional.empty());
        Map<String, String> words = new LinkedHashMap<>();
        events.steps().forEach(type -> words.put(type.value(), type.step()));
        words(words);
    }

    private void words(Map<String, String> steps) {
        if (!steps.isEmpty()) {
            lines.line(3, "steps:");
            steps.forEach((word, step) -> lines.line(4, Yaml.text(word) + ": " + step));
        }
    }

    /** What the file is called, without folders, ending and day. */
    private String name(Understood table) {
        String path = pattern(table);
        return ValidNames.plain(stem(path).replaceAll("[-_ ]*\\*[-_ ]*", ""));
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("(\\.[A-Za-z]+)+$", "");
    }
}
