package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.scorecard.Combination;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.Condition;
import io.plumbline.engine.scorecard.EventCondition;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that a lead may do next: events of a kind, now, of which no more is known than that they are of the kind.
 *
 * @param rule   the rule that it is named after
 * @param events the kind; the window does not matter
 * @param need   the condition of that rule that asks for several of them; empty where one is enough
 */
record LeadAction(Rule rule, EventSelection events, Optional<EventCondition> need) {
    /** So many are tried: each is a row per lead. */
    private static final int MOST = 40;

    /**
     * What may give a lead points: the kinds of events of event rules and of composites, each once, those that the company
     * itself makes left out. Of more than {@value #MOST} those that give most.
     *
     * @param without ids of rules that nothing is named after
     */
    static List<LeadAction> of(Scorecard scorecard, Declarations declared, Collection<String> without) {
        Set<LeadAction> seen = new HashSet<>();
        List<LeadAction> actions = scorecard.rules().stream()
                .filter(rule -> rule.points() > 0 && !without.contains(rule.id()))
                .filter(rule -> value(scorecard, rule) > 0)
                .flatMap(rule -> of(rule, declared))
                .filter(action -> seen.add(action.kind()))
                .toList();
        return actions.size() <= MOST
                ? actions
                : actions.stream()
                        .sorted(Comparator.comparingDouble(action -> -value(scorecard, action.rule())))
                        .limit(MOST)
                        .toList();
    }

    /** What a rule may give the points score; a rule of a stage that weighs nothing there gives the stage. */
    private static double value(Scorecard scorecard, Rule rule) {
        return scorecard.cards().stream()
                .mapToDouble(card -> card.stage().rules().contains(rule)
                        ? rule.points() * Math.max(1, card.points().stage())
                        : rule.points() * card.weight(rule))
                .max()
                .orElse(0);
    }

    private static Stream<LeadAction> of(Rule rule, Declarations declared) {
        Stream<LeadAction> actions = Stream.empty();
        if (rule instanceof EventRule event && event.times().isEmpty()) {
            actions = Stream.of(new LeadAction(rule, event.events(), Optional.empty()));
        } else if (rule instanceof CompositeRule composite && composite.combination() != Combination.NONE_OF) {
            actions = composite.conditions().stream().flatMap(condition -> of(rule, condition));
        }
        return actions.flatMap(action -> action.byLead(declared).stream());
    }

    private static Stream<LeadAction> of(Rule rule, Condition condition) {
        return condition instanceof EventCondition events
                ? Stream.of(new LeadAction(
                        rule, events.events(), Optional.of(events).filter(needed -> needed.atLeastTimes() > 1)))
                : Stream.empty();
    }

    /** The same without the types of events that the company makes; empty where there are no others. */
    private Optional<LeadAction> byLead(Declarations declared) {
        List<String> types = events.types().stream()
                .filter(type -> !Optional.ofNullable(declared.eventTypes().get(type))
                        .map(EventType::byCompany)
                        .orElse(false))
                .distinct()
                .toList();
        return types.isEmpty()
                ? Optional.empty()
                : Optional.of(new LeadAction(rule, new EventSelection(types, events.where(), Optional.empty()), need));
    }

    /** Two actions of one kind do the same for a lead; those that ask for several differ by the rule that counts them. */
    private LeadAction kind() {
        return need.isPresent() ? this : new LeadAction(ANY, events, need);
    }

    private static final Rule ANY = new CompositeRule("any", 0, Optional.empty(), Combination.ALL_OF, List.of());

    /** Whether a selection surely takes these events, whatever else they are. */
    boolean isTakenBy(EventSelection other) {
        return other.types().containsAll(events.types()) && events.where().containsAll(other.where());
    }
}
