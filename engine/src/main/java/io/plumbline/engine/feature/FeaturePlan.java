package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compiles features to SQL. */
public final class FeaturePlan {
    /** Name of the result: one row per lead of the moment, {@code lead_id} and a column per feature, named by it. */
    public static final String STEP = "feature";

    private final List<Step> steps = new ArrayList<>();
    private final StringBuilder joins = new StringBuilder();
    private final Map<String, String> columns = new TreeMap<>();

    private FeaturePlan(KeptColumns kept) {
        columns.putAll(kept.columns());
        joins.append(kept.joins());
    }

    /**
     * The plan whose result is {@link #STEP}. Numbers are DOUBLE and finite, categories VARCHAR, what is missing NULL.
     *
     * @throws io.plumbline.engine.problem.ProblemException when a feature reads what is not declared
     */
    public static SqlPlan of(FeatureSet features, Declarations declared, AttributesAsOf attributes, Moment moment) {
        return of(features, declared, attributes, moment, KeptColumns.NONE);
    }

    /** {@link #of(FeatureSet, Declarations, AttributesAsOf, Moment)} where some features are there already. */
    static SqlPlan of(
            FeatureSet features, Declarations declared, AttributesAsOf attributes, Moment moment, KeptColumns kept) {
        DeclarationCheck.require(features, declared);
        FeaturePlan plan = new FeaturePlan(kept);
        plan.steps.add(moment.step());
        plan.steps.add(attributes.step(moment, attributesOf(features, declared)));
        KnownEvents events = new KnownEvents(moment);
        plan.leads(only(features, LeadFeature.class));
        plan.events(new EventSteps(events, plan.missing(only(features, EventFeature.class))));
        plan.activity(events, plan.missing(only(features, ActiveDays.class)));
        plan.selections(events, only(features, SelectionFeature.class), declared);
        plan.orders(events, only(features, OrderFeature.class));
        only(features, CombinedFeature.class).forEach(plan::combined);
        plan.steps.add(plan.result(features));
        return new SqlPlan(plan.steps);
    }

    private void leads(List<LeadFeature> features) {
        features.forEach(feature -> columns.put(feature.name(), feature.sql()));
    }

    private void events(EventSteps events) {
        if (events.features().isEmpty()) {
            return;
        }
        steps.add(events.byType());
        steps.add(events.byLead());
        joins.append("\nleft join ").append(EventSteps.BY_LEAD).append(" as e on e.lead_id = l.lead_id");
        events.features()
                .forEach(feature ->
                        columns.put(feature.name(), feature.finished("e." + Sql.identifier(feature.name()))));
    }

    private void activity(KnownEvents events, List<ActiveDays> features) {
        List<List<String>> lists =
                features.stream().map(ActiveDays::types).distinct().toList();
        for (int i = 0; i < lists.size(); i++) {
            List<String> types = lists.get(i);
            List<ActiveDays> same =
                    features.stream().filter(f -> f.types().equals(types)).toList();
            ActivitySteps activity = new ActivitySteps(events, types, same, i + 1);
            steps.add(activity.days());
            steps.add(activity.counts());
            String alias = "d" + (i + 1);
            joins.append(
                    "\nleft join %s as %s on %s.lead_id = l.lead_id".formatted(activity.countsName(), alias, alias));
            same.forEach(feature -> columns.put(
                    feature.name(),
                    "cast(coalesce(" + alias + "." + Sql.identifier(feature.name()) + ", 0) as double)"));
        }
    }

    private void selections(KnownEvents events, List<SelectionFeature> features, Declarations declared) {
        if (!features.isEmpty()) {
            steps.add(new SelectionSteps(events, features).step());
            joins.append("\nleft join ").append(SelectionSteps.STEP).append(" as s on s.lead_id = l.lead_id");
            features.forEach(feature -> columns.put(feature.name(), SelectionSteps.value(feature, declared)));
        }
    }

    private void orders(KnownEvents events, List<OrderFeature> features) {
        for (int i = 0; i < features.size(); i++) {
            OrderStep order = new OrderStep(events, features.get(i), i + 1);
            String alias = "o" + (i + 1);
            steps.add(order.step());
            joins.append("\nleft join %s as %s on %s.lead_id = l.lead_id".formatted(order.name(), alias, alias));
            columns.put(features.get(i).name(), order.value(alias));
        }
    }

    /** Operands come before what follows from them. */
    private void combined(CombinedFeature feature) {
        columns.put(
                feature.name(),
                feature.sql(feature.operands().stream()
                        .map(operand -> Objects.requireNonNull(columns.get(operand.name())))
                        .toList()));
    }

    private Step result(FeatureSet features) {
        String selected = features.names().stream()
                .map(name -> ",\n    " + columns.get(name) + " as " + Sql.identifier(name))
                .collect(Collectors.joining());
        return new Step(
                STEP,
                "one row per lead of the moment",
                "select\n    l.lead_id as lead_id" + selected + "\nfrom " + AttributesAsOf.STEP + " as l" + joins);
    }

    private static Map<String, ValueType> attributesOf(FeatureSet features, Declarations declared) {
        Map<String, ValueType> types = new TreeMap<>();
        for (AttributeFeature feature : only(features, AttributeFeature.class)) {
            String name = feature.attribute();
            types.put(name, declared.attributes().get(name));
        }
        return types;
    }

    private <T extends Feature> List<T> missing(List<T> features) {
        return features.stream()
                .filter(feature -> !columns.containsKey(feature.name()))
                .toList();
    }

    /** The features of a kind, and those that others follow from, which come before them; each name once. */
    static <T extends Feature> List<T> only(FeatureSet features, Class<T> kind) {
        Map<String, Feature> byName = new LinkedHashMap<>();
        features.features().forEach(feature -> addWithOperands(feature, byName));
        return byName.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static void addWithOperands(Feature feature, Map<String, Feature> byName) {
        if (feature instanceof CombinedFeature combined) {
            combined.operands().forEach(operand -> addWithOperands(operand, byName));
        }
        byName.putIfAbsent(feature.name(), feature);
    }
}
