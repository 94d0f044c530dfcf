package io.plumbline.engine.proposal;

import io.plumbline.engine.name.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the types of events that are steps of the lifecycle, and those that are such a step under another name. */
final class LifecycleTypes {
    private static final double SAME_INSTANT = 0.9;
    private static final double ENDS = 0.5;

    private final EventFigures figures;
    private final List<TypeFigures> types;
    private final Map<String, String> steps = new LinkedHashMap<>();
    private final Map<String, String> aside = new TreeMap<>();

    LifecycleTypes(EventFigures figures) {
        this.figures = figures;
        this.types = figures.types();
    }

    /** The types, most frequent first. */
    List<TypeFigures> types() {
        return types;
    }

    /** The step by the type that it is. */
    Map<String, String> steps() {
        return steps;
    }

    /** Why a type is neither an event nor a step. */
    Map<String, String> aside() {
        return aside;
    }

    /**
     * Looks for the steps.
     *
     * @param named the word that a person calls the target; it may be none of these types
     * @param told  whether another table says what became of the leads, so that steps here only repeat it
     */
    void find(Optional<String> named, boolean told) {
        Optional<String> target = named.filter(
                word -> types.stream().anyMatch(type -> type.value().equals(word)));
        target.ifPresent(value -> steps.put(
                value, Steps.of(value).filter(step -> !step.equals(Steps.LOST)).orElse(Steps.CUSTOMER)));
        for (String step : List.of(Steps.CUSTOMER, Steps.LOST, Steps.OPPORTUNITY, Steps.SQL, Steps.MQL)) {
            if (target.isEmpty() || !steps.containsValue(step)) {
                step(step);
            }
            if (step.equals(Steps.CUSTOMER) || step.equals(Steps.LOST)) {
                sameInstant(step);
            }
        }
        types.stream()
                .filter(this::isFree)
                .filter(type -> type.oncePerLead() && type.atCreation() >= SAME_INSTANT)
                .forEach(type -> aside.put(
                        type.value(),
                        "the lead's creation under another name: " + Shape.percent(type.atCreation())
                                + " within a minute of it"));
        if (told && target.isEmpty()) {
            steps.forEach((value, step) ->
                    aside.put(value, "the step '" + step + "' by its name, which another table tells of"));
            steps.clear();
        }
    }

    private void step(String step) {
        List<TypeFigures> found = new ArrayList<>();
        for (TypeFigures type : types) {
            if (isFree(type) && means(type, step) && behaves(type, step)) {
                found.add(type);
            }
        }
        found.forEach(type -> steps.put(type.value(), step));
    }

    private boolean means(TypeFigures type, String step) {
        return Steps.of(type.value()).filter(step::equals).isPresent()
                || (step.equals(Steps.OPPORTUNITY) && isOfferSent(type.value()));
    }

    /** What can be sent, and then accepted or declined, is an offer. */
    private boolean isOfferSent(String value) {
        String family = Steps.family(value);
        return !family.isEmpty()
                && Vocabulary.WORDS.has("offer sent", Steps.withoutFamily(value))
                && types.stream()
                        .map(TypeFigures::value)
                        .filter(other -> Steps.family(other).equals(family))
                        .anyMatch(other -> Vocabulary.WORDS.has("offer answered", Steps.withoutFamily(other)));
    }

    /** A step is reached once; what is lost is over; only orders and offers may come again. */
    private static boolean behaves(TypeFigures type, String step) {
        return switch (step) {
            case Steps.LOST -> type.oncePerLead() && type.ends() >= ENDS;
            case Steps.MQL, Steps.SQL -> type.oncePerLead();
            default -> true;
        };
    }

    /** Types that carry the instant of a step tell of nothing else. */
    private void sameInstant(String step) {
        Set<String> values = steps.entrySet().stream()
                .filter(entry -> entry.getValue().equals(step))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (values.isEmpty()) {
            return;
        }
        Map<String, Double> shares = new HashMap<>(figures.within(values));
        values.forEach(shares::remove);
        shares.forEach((value, share) -> {
            if (share >= SAME_INSTANT && !steps.containsKey(value)) {
                aside.put(
                        value,
                        "the step '" + step + "' under another name: " + Shape.percent(share)
                                + " within a minute of it");
            }
        });
    }

    private boolean isFree(TypeFigures type) {
        return !steps.containsKey(type.value()) && !aside.containsKey(type.value());
    }
}
