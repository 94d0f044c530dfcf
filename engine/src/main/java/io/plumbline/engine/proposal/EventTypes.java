package io.plumbline.engine.proposal;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.name.SpokenName;
import io.plumbline.engine.name.ValidNames;
import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.proposal.EventTypeRole.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the types of events, and the columns that tell about them, their roles. */
final class EventTypes {
    private final ValidNames typeNames;
    private final Properties properties;
    private final Assignments columns;
    private final LifecycleTypes lifecycle;

    EventTypes(ValidNames typeNames, Properties properties, Assignments columns, LifecycleTypes lifecycle) {
        this.typeNames = typeNames;
        this.properties = properties;
        this.columns = columns;
        this.lifecycle = lifecycle;
    }

    EventTable read() {
        boolean column = columns.with(Role.EVENT_TYPE).isPresent();
        Optional<String> single =
                column ? Optional.empty() : Optional.of(typeNames.of(EventRoles.singleType(columns.table()), "event"));
        Map<String, List<ColumnRole>> found = properties.find(columns);
        List<EventTypeRole> types = new ArrayList<>();
        for (TypeFigures type : lifecycle.types()) {
            types.add(role(type, single, found.getOrDefault(type.value(), List.of())));
        }
        return new EventTable(columns.table(), columns.roles(), single, types);
    }

    private EventTypeRole role(TypeFigures type, Optional<String> single, List<ColumnRole> known) {
        String value = type.value();
        String step = lifecycle.steps().getOrDefault(value, "");
        String aside = lifecycle.aside().getOrDefault(value, "");
        String name = single.orElseGet(() -> typeNames.of(value, single(value)));
        if (!step.isEmpty()) {
            return new EventTypeRole(value, name, type.events(), Use.STEP, step, false, List.of(), whyStep(type));
        }
        if (!aside.isEmpty()) {
            return new EventTypeRole(value, name, type.events(), Use.SET_ASIDE, "", false, List.of(), aside);
        }
        boolean company = Vocabulary.WORDS.has("company", name);
        return new EventTypeRole(
                value,
                name,
                type.events(),
                Use.EVENT,
                "",
                company,
                known,
                company ? "made by the company, by its name" : "no name says that the company does it");
    }

    /** A number says nothing alone: {@code activity_2} for the value 2 of the column {@code activityTypeId}. */
    private String single(String value) {
        String column = columns.with(Role.EVENT_TYPE)
                .map(ColumnProfile::name)
                .map(name -> SpokenName.of(name).words())
                .map(words -> words.replaceAll("( type)?( id)?$", ""))
                .orElse("event");
        return ValidNames.plain(column).isEmpty() || value.isBlank() ? "type" : ValidNames.plain(column);
    }

    private static String whyStep(TypeFigures type) {
        return "a step by its name; " + Shape.count(type.leads()) + " leads have it"
                + (type.oncePerLead() ? ", once each" : "");
    }

    /** The type of a property in the configuration. */
    static ValueType propertyType(ColumnProfile column) {
        return Attributes.type(column);
    }
}
