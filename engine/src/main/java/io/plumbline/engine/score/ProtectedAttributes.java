package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.protection.Protection;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.Measure;
import io.plumbline.engine.scorecard.PropertyCondition;
import io.plumbline.engine.scorecard.PropertyFactor;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what a run knew of protected attributes: the table {@code protected_attribute}. */
public final class ProtectedAttributes {
    private final Store store;
    private final Scorecard scorecard;
    private final Protection protection;
    private final long runId;

    private ProtectedAttributes(Store store, Scorecard scorecard, Protection protection, long runId) {
        this.store = store;
        this.scorecard = scorecard;
        this.protection = protection;
        this.runId = runId;
    }

    /** Writes one row for each attribute and property that is protected or sounds so. */
    public static void write(Store store, Scorecard scorecard, Declarations declared, long runId) {
        ProtectedAttributes attributes = new ProtectedAttributes(store, scorecard, declared.protection(), runId);
        declared.attributes()
                .keySet()
                .forEach(name -> attributes.row(
                        "lead", name, rule -> rule.attributes().contains(name), segmentsBy(scorecard, name)));
        declared.eventTypes()
                .values()
                .forEach(type -> type.properties()
                        .keySet()
                        .forEach(name -> attributes.row(
                                type.name(), name, rule -> readsProperty(rule, type.name(), name), Stream.empty())));
    }

    private static Stream<String> segmentsBy(Scorecard scorecard, String name) {
        return scorecard.segments().stream()
                .filter(segment -> segment.when().stream()
                        .anyMatch(condition -> condition.attribute().equals(name)))
                .map(segment -> "segment " + segment.name());
    }

    private void row(String belongsTo, String name, Predicate<Rule> reads, Stream<String> segments) {
        Optional<String> kind = protection.kind(name).or(() -> Protection.sounding(name));
        kind.ifPresent(known -> store.insert(
                "insert into protected_attribute values (?, ?, ?, ?, ?, ?, ?)",
                runId,
                belongsTo,
                name,
                known,
                status(name),
                reason(name),
                readBy(reads, segments)));
    }

    private String status(String name) {
        if (protection.harmless().containsKey(name)) {
            return "harmless";
        }
        return protection.refuses(name) ? "refused" : "allowed";
    }

    private @Nullable String reason(String name) {
        String harmless = protection.harmless().get(name);
        return harmless == null ? protection.allowed().get(name) : harmless;
    }

    private @Nullable String readBy(Predicate<Rule> reads, Stream<String> segments) {
        Stream<String> ids = scorecard.rules().stream().filter(reads).map(Rule::id);
        String rules = Stream.concat(ids, segments).distinct().collect(Collectors.joining(", "));
        return rules.isEmpty() ? null : rules;
    }

    private static boolean readsProperty(Rule rule, String type, String name) {
        return measures(rule).stream()
                .filter(measure -> measure.events().types().contains(type))
                .flatMap(measure -> Stream.concat(
                        measure.events().where().stream().map(PropertyCondition::property),
                        measure.amount().map(PropertyFactor::property).stream()))
                .anyMatch(name::equals);
    }

    private static List<Measure> measures(Rule rule) {
        return rule.by(new Rule.Kinds<List<Measure>>() {
            @Override
            public List<Measure> event(EventRule events) {
                return List.of(new Measure(events.events(), events.times()));
            }

            @Override
            public List<Measure> absence(AbsenceRule absence) {
                return List.of(new Measure(absence.events(), Optional.empty()));
            }

            @Override
            public List<Measure> attribute(AttributeRule attribute) {
                return List.of();
            }

            @Override
            public List<Measure> composite(CompositeRule composite) {
                return composite.measures();
            }
        });
    }
}
