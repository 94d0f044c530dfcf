package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.proposal.Choices.Matter;
import io.plumbline.engine.proposal.Question.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is worth asking a person. */
record Questions(Tables tables, Choices choices) {
    private static final List<String> ZONES = List.of(
            "UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Chicago", "America/Los_Angeles");
    private static final int MOST = 8;

    List<Question> of(
            LeadTable leads,
            List<EventTable> events,
            Optional<OutcomeTable> outcomes,
            Plan plan,
            List<ColumnProfile> ids) {
        List<Question> questions = new ArrayList<>();
        questions.add(leadId(leads, ids));
        questions.add(createdAt(leads));
        questions.add(target(leads, events, outcomes, plan));
        if (hasLocalTimes()) {
            questions.add(zone());
        }
        return questions.stream()
                .filter(question -> question.options().size() > 1)
                .filter(question -> choices.of(question.matter()).isEmpty())
                .toList();
    }

    private Question leadId(LeadTable leads, List<ColumnProfile> ids) {
        List<Choice> options = new ArrayList<>();
        leads.name(Role.LEAD_ID).ifPresent(name -> options.add(column(name)));
        ids.stream().map(ColumnProfile::name).forEach(name -> add(options, column(name)));
        boolean guessed = leads.the(Role.LEAD_ID)
                .map(ColumnRole::why)
                .filter(ContentKeys.GUESSED_ID::equals)
                .isPresent();
        if (options.isEmpty() || guessed) {
            options.add(new Choice(Choices.NONE, "the number of the row"));
        }
        return new Question(Matter.LEAD_ID, "Which column identifies the lead?", first(options), false);
    }

    private Question createdAt(LeadTable leads) {
        List<Choice> options = new ArrayList<>();
        leads.name(Role.CREATED_AT).ifPresent(name -> options.add(column(name)));
        List<Choice> others = leads.profile().columns().stream()
                .filter(Shape::isTime)
                .map(ColumnProfile::name)
                .map(Questions::column)
                .toList();
        if (options.isEmpty()) {
            options.add(new Choice(Choices.NONE, "no column"));
        }
        others.forEach(option -> add(options, option));
        add(options, new Choice(Choices.NONE, "no column"));
        return new Question(
                Matter.CREATED_AT,
                "Which column says when the lead was created?",
                others.isEmpty() ? List.of() : first(options),
                false);
    }

    private Question target(LeadTable leads, List<EventTable> events, Optional<OutcomeTable> outcomes, Plan plan) {
        List<Choice> options = new ArrayList<>();
        Optional<String> label = leads.name(Role.LABEL);
        options.add(
                label.isPresent()
                        ? new Choice(label.get(), "the column '" + label.get() + "' says so")
                        : new Choice(plan.target(), sources(plan.target(), leads, events, outcomes)));
        Steps.FORWARD.stream()
                .filter(plan::reports)
                .filter(step -> label.isEmpty())
                .forEach(step -> add(options, new Choice(step, sources(step, leads, events, outcomes))));
        events.stream()
                .flatMap(table -> table.events().stream())
                .filter(type -> !type.byCompany())
                .filter(type -> events.stream()
                        .anyMatch(table -> table.the(Role.EVENT_TYPE).isPresent()))
                .forEach(type -> add(options, new Choice(type.value(), "event '" + type.value() + "'")));
        return new Question(Matter.TARGET, "What counts as success, the target?", first(options), true);
    }

    private static String sources(
            String step, LeadTable leads, List<EventTable> events, Optional<OutcomeTable> outcomes) {
        List<String> names = Stream.of(
                        leads.all(Role.STEP_DATE).stream()
                                .filter(role -> role.name().equals(step))
                                .map(role -> role.column().name()),
                        outcomes.stream()
                                .flatMap(table -> table.steps().entrySet().stream()
                                        .filter(entry -> entry.getValue().equals(step))
                                        .map(entry -> entry.getKey())),
                        events.stream()
                                .flatMap(table -> table.steps().stream())
                                .filter(type -> type.step().equals(step))
                                .map(EventTypeRole::value))
                .flatMap(stream -> stream)
                .toList();
        return names.isEmpty() ? step : step + " (" + String.join(", ", names) + ")";
    }

    private boolean hasLocalTimes() {
        return Stream.of(Stream.of(tables.leads()), tables.events().stream(), tables.outcomes().stream())
                .flatMap(stream -> stream)
                .map(TableProfile::columns)
                .flatMap(List::stream)
                .flatMap(column -> column.time().stream())
                .anyMatch(time -> !time.hasOffset()
                        && !time.dateOnly()
                        && !time.format().orElse("").startsWith("epoch"));
    }

    private static Question zone() {
        List<Choice> options = new ArrayList<>();
        ZONES.forEach(zone -> options.add(new Choice(zone, zone)));
        return new Question(
                Matter.TIME_ZONE, "Some times carry no offset. In which time zone were they written?", options, true);
    }

    private static Choice column(String name) {
        return new Choice(name, name);
    }

    private static void add(List<Choice> options, Choice option) {
        if (options.stream().noneMatch(each -> each.answer().equals(option.answer()))) {
            options.add(option);
        }
    }

    private static List<Choice> first(List<Choice> options) {
        return options.subList(0, Math.min(options.size(), MOST));
    }
}
