package io.plumbline.engine.proposal.text;

import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.proposal.EventTypeRole;
import java.util.List;

/** Rules about what the lead does, by the names of the types of events. */
final class EventRules {
    private static final int MOST = 40;

    private final List<EventTypeRole> types;
    private final RuleList rules;

    EventRules(List<EventTypeRole> types, RuleList rules) {
        this.types = types;
        this.rules = rules;
    }

    /** The types that show an intent to buy. */
    static List<EventTypeRole> intent(List<EventTypeRole> types) {
        return types.stream()
                .filter(type -> Vocabulary.WORDS.has("high intent", type.value()))
                .toList();
    }

    /** The types that are no step away from buying. */
    static List<EventTypeRole> interest(List<EventTypeRole> types) {
        return types.stream()
                .filter(type -> !Vocabulary.WORDS.has("turning away", type.value()))
                .toList();
    }

    void add() {
        types.stream().limit(MOST).forEach(this::rule);
        List<EventTypeRole> interest = interest(types);
        if (!interest.isEmpty()) {
            rules.add(
                    "gone-quiet",
                    -15,
                    "absent: "
                            + Yaml.list(interest.stream()
                                    .map(EventTypeRole::name)
                                    .distinct()
                                    .limit(MOST)
                                    .toList())
                            + ", within: 60d",
                    "nothing for two months");
        }
    }

    private void rule(EventTypeRole type) {
        if (Vocabulary.WORDS.has("turning away", type.value())) {
            rules.add(type.name(), -10, "event: " + type.name() + ", half_life: 90d, limit: 20", "turns away");
        } else if (Vocabulary.WORDS.has("high intent", type.value())) {
            rules.add(type.name(), 25, "event: " + type.name() + ", half_life: 30d, limit: 50", "asks for something");
        } else if (Vocabulary.WORDS.has("low intent", type.value())) {
            rules.add(type.name(), 2, "event: " + type.name() + ", half_life: 14d, limit: 20", "");
        } else if (Vocabulary.WORDS.has("middling intent", type.value())) {
            rules.add(type.name(), 8, "event: " + type.name() + ", half_life: 30d, limit: 32", "");
        } else {
            rules.add(type.name(), 5, "event: " + type.name() + ", half_life: 30d, limit: 25", "");
        }
    }
}
