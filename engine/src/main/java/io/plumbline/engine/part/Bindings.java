package io.plumbline.engine.part;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a workspace has for the slots of parts: what people named on the command line, else what its name tells.
 *
 * @param mapped declared names by the key of a slot
 */
record Bindings(Workspace workspace, Map<String, List<String>> mapped) {

    /** What fills a slot; empty where the workspace declares nothing of the kind. */
    Optional<Binding> of(Part part, Slot slot) {
        return switch (slot.kind()) {
            case ATTRIBUTE -> attribute(slot);
            case EVENTS -> events(slot);
            case PROPERTY -> property(part, slot);
            case STEP -> Optional.of(new Binding(List.of(workspace.outcome().target()), Optional.empty()));
        };
    }

    private Optional<Binding> attribute(Slot slot) {
        Map<String, ValueType> attributes = declared().attributes();
        return first(
                        slot,
                        attributes.keySet().stream()
                                .filter(name -> slot.types().contains(attributes.get(name)))
                                .filter(name -> !declared().protection().refuses(name))
                                .toList())
                .map(name -> new Binding(List.of(name), Optional.ofNullable(attributes.get(name))));
    }

    private Optional<Binding> events(Slot slot) {
        List<String> named = mapped.getOrDefault(slot.key(), List.of());
        List<String> types = named.isEmpty()
                ? known(
                        slot,
                        declared().eventTypes().values().stream()
                                .filter(type -> !type.byCompany())
                                .map(EventType::name)
                                .toList())
                : named;
        return types.isEmpty() ? Optional.empty() : Optional.of(new Binding(types, Optional.empty()));
    }

    private Optional<Binding> property(Part part, Slot slot) {
        List<String> candidates = typesOf(part, slot).stream()
                .flatMap(type -> type.properties().entrySet().stream())
                .filter(property -> slot.types().contains(property.getValue()))
                .map(Map.Entry::getKey)
                .filter(name -> !declared().protection().refuses(name))
                .distinct()
                .toList();
        return first(slot, candidates)
                .map(name -> new Binding(List.of(name), slot.types().stream().findFirst()));
    }

    /** The types of events that a slot stands for where a rule reads a property of them: those that have it. */
    Optional<Binding> having(Part part, Slot property, String name) {
        List<String> types = typesOf(part, property).stream()
                .filter(type -> property.types().contains(type.properties().get(name)))
                .map(EventType::name)
                .toList();
        return types.isEmpty() ? Optional.empty() : Optional.of(new Binding(types, Optional.empty()));
    }

    private List<EventType> typesOf(Part part, Slot property) {
        return Optional.ofNullable(part.slots().get(property.of()))
                .flatMap(this::events)
                .map(Binding::names)
                .orElse(List.of())
                .stream()
                .flatMap(name -> Optional.ofNullable(declared().eventTypes().get(name)).stream())
                .toList();
    }

    private Optional<String> first(Slot slot, List<String> candidates) {
        List<String> named = mapped.getOrDefault(slot.key(), List.of());
        return named.isEmpty()
                ? known(slot, candidates).stream().findFirst()
                : named.stream().filter(candidates::contains).findFirst();
    }

    /** The names that say what the slot asks for, the likeliest first. */
    private static List<String> known(Slot slot, List<String> names) {
        Vocabulary vocabulary = Vocabulary.PARTS.isSection(slot.name()) ? Vocabulary.PARTS : Vocabulary.COLUMNS;
        return vocabulary.among(slot.name(), names);
    }

    private Declarations declared() {
        return workspace.declarations();
    }
}
