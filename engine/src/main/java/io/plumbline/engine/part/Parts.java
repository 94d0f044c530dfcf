package io.plumbline.engine.part;

import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.part.Slot.Kind;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.yaml.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ready-made parts that come with Plumbline. What they print is the workspace's own from then on. */
public final class Parts {
    /** Their names, in the order in which they are listed. */
    public static final List<String> NAMES = List.of(
            "demographic",
            "firmographic",
            "bant",
            "web",
            "email",
            "social",
            "channel",
            "contact-request",
            "product-use",
            "service");

    private Parts() {}

    /** What each part is about, by its name. */
    public static Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        NAMES.forEach(name -> about.put(name, PartReader.read(name).about()));
        return about;
    }

    /**
     * Writes parts out for a workspace.
     *
     * @param names  of the parts, each once
     * @param mapped names that the workspace declares, by what the parts call it ({@code page_view}); several for events alone
     * @param there  ids of the rules that its scorecard has already
     * @throws ProblemException (usage) when there is no such part, or nothing or another kind of thing to map
     */
    public static WrittenParts write(
            Workspace workspace, Collection<String> names, Map<String, List<String>> mapped, Set<String> there) {
        Problems problems = new Problems();
        names.stream().filter(name -> !NAMES.contains(name)).forEach(name -> problems.add(unknown(name)));
        problems.throwIfAny(ExitCode.USAGE);
        List<Part> parts = names.stream().distinct().map(PartReader::read).toList();
        Map<String, List<String>> byKey = new TreeMap<>();
        mapped.forEach((slot, declared) ->
                byKey.computeIfAbsent(Slot.key(slot), key -> new ArrayList<>()).addAll(declared));
        byKey.forEach((key, declared) -> check(workspace, parts, key, declared, problems));
        problems.throwIfAny(ExitCode.USAGE);
        return new PartText(new Bindings(workspace, byKey), there).write(parts);
    }

    private static Problem unknown(String name) {
        return Problem.of(
                "parts",
                "There is no part '" + name + "'.",
                NearestName.of(name, NAMES)
                        .map(near -> "write '" + near + "'.")
                        .orElse("name one of: " + String.join(", ", NAMES) + "."));
    }

    private static void check(
            Workspace workspace, List<Part> parts, String key, List<String> declared, Problems problems) {
        List<Slot> slots = parts.stream()
                .map(part -> part.slots().get(key))
                .filter(slot -> slot != null && slot.kind() != Kind.STEP)
                .toList();
        if (slots.isEmpty()) {
            Set<String> known = new TreeSet<>();
            parts.forEach(part -> part.slots().values().stream()
                    .filter(slot -> slot.kind() != Kind.STEP)
                    .map(Slot::key)
                    .forEach(known::add));
            problems.add(Problem.of(
                    "--map",
                    "These parts read nothing that they call '" + key + "'.",
                    "map one of: " + String.join(", ", known) + "."));
        }
        slots.stream().limit(1).forEach(slot -> declared.forEach(name -> check(workspace, slot, name, problems)));
    }

    private static void check(Workspace workspace, Slot slot, String name, Problems problems) {
        Set<String> fitting = fitting(workspace, slot);
        if (!fitting.contains(name)) {
            problems.add(Problem.of(
                    "--map",
                    "'" + name + "' cannot stand for '" + slot.key() + "': the workspace declares no " + words(slot)
                            + " of that name that rules may read.",
                    fitting.isEmpty()
                            ? "declare it in plumbline.yaml."
                            : "name one of: " + String.join(", ", fitting) + "."));
        }
    }

    private static Set<String> fitting(Workspace workspace, Slot slot) {
        Set<String> fitting = new TreeSet<>();
        if (slot.kind() == Kind.EVENTS) {
            fitting.addAll(workspace.declarations().eventTypes().keySet());
        } else if (slot.kind() == Kind.ATTRIBUTE) {
            workspace.declarations().attributes().forEach((name, type) -> {
                if (slot.types().contains(type)) {
                    fitting.add(name);
                }
            });
        } else {
            workspace.declarations().eventTypes().values().stream()
                    .map(EventType::properties)
                    .forEach(properties -> properties.forEach((name, type) -> {
                        if (slot.types().contains(type)) {
                            fitting.add(name);
                        }
                    }));
        }
        fitting.removeIf(name -> slot.kind() != Kind.EVENTS
                && workspace.declarations().protection().refuses(name));
        return fitting;
    }

    /** What a slot asks a workspace to declare: {@code attribute of type text or boolean}. */
    static String words(Slot slot) {
        String types = String.join(
                " or ", slot.types().stream().map(type -> type.word()).toList());
        return switch (slot.kind()) {
            case ATTRIBUTE -> "attribute of type " + types;
            case PROPERTY -> "property of type " + types;
            case EVENTS -> "type of events";
            case STEP -> "step";
        };
    }
}
