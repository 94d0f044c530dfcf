package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.scorecard.EventSelection;
import java.util.List;

/** Whether what features read is still declared: a model may be older than the declarations. */
final class DeclarationCheck {
    private final Declarations declared;
    private final Problems problems = new Problems();

    private DeclarationCheck(Declarations declared) {
        this.declared = declared;
    }

    /**
     * Checks.
     *
     * @throws ProblemException with one problem for each feature that reads what is not declared
     */
    static void require(FeatureSet features, Declarations declared) {
        DeclarationCheck check = new DeclarationCheck(declared);
        FeaturePlan.only(features, Feature.class).forEach(check::check);
        check.problems.throwIfAny(ExitCode.USAGE);
    }

    private void check(Feature feature) {
        if (feature instanceof AttributeFeature attribute) {
            attribute(attribute);
        } else if (feature instanceof EventSum sum) {
            property(sum);
        } else if (feature instanceof EventFeature event) {
            types(feature, event.types());
        } else if (feature instanceof ActiveDays days) {
            types(feature, days.types());
        } else if (feature instanceof OrderFeature order) {
            selection(feature, order.first());
            selection(feature, order.then());
        } else if (feature instanceof SelectionFeature selected) {
            selection(feature, selected.events());
            values(selected);
        }
    }

    private void selection(Feature feature, EventSelection events) {
        types(feature, events.types());
        SelectedEvents.properties(events).forEach(property -> property(feature, events, property));
    }

    private void values(SelectionFeature feature) {
        if (feature instanceof SelectedSum sum) {
            property(feature, sum.events(), sum.property(), ValueType.NUMBER);
        } else if (feature instanceof EdgeValue edge) {
            property(feature, edge.events(), edge.property(), ValueType.TEXT);
        } else if (feature instanceof DistinctValues distinct) {
            property(feature, distinct.events(), distinct.property());
        }
    }

    private void property(Feature feature, EventSelection events, String property, ValueType... wanted) {
        refused(feature, "property", property);
        for (String name : events.types()) {
            EventType type = declared.eventTypes().get(name);
            ValueType found = type == null ? null : type.properties().get(property);
            boolean right = found != null && (wanted.length == 0 || found == wanted[0]);
            if (type != null && !right) {
                add(
                        feature,
                        "'" + property + "' of events of type '" + name + "', which the sources do not declare"
                                + (wanted.length == 0 ? "" : " as " + wanted[0].word()));
            }
        }
    }

    private void attribute(AttributeFeature feature) {
        String name = feature.attribute();
        ValueType type = declared.attributes().get(name);
        refused(feature, "attribute", name);
        if (type == null) {
            add(feature, "the attribute '" + name + "', which the sources do not declare");
        } else if (!feature.attributeTypes().contains(type)) {
            add(feature, "the attribute '" + name + "', which is now declared as " + type.word());
        }
    }

    private void property(EventSum sum) {
        EventType type = declared.eventTypes().get(sum.type());
        refused(sum, "property", sum.property());
        if (type == null || type.properties().get(sum.property()) != ValueType.NUMBER) {
            add(
                    sum,
                    "the number '" + sum.property() + "' of events of type '" + sum.type()
                            + "', which the sources do not declare");
        }
    }

    private void types(Feature feature, List<String> types) {
        types.stream()
                .filter(type -> !declared.eventTypes().containsKey(type))
                .forEach(type -> add(feature, "events of type '" + type + "', which the sources do not declare"));
    }

    /** What was allowed when the model was trained may be allowed no more. */
    private void refused(Feature feature, String thing, String name) {
        declared.protection()
                .reasonAgainst(name)
                .ifPresent(reason -> problems.add(Problem.of(
                        "features",
                        "The feature '" + feature.name() + "' reads the " + thing + " '" + name + "', " + reason + ".",
                        "Run 'plumbline train' to make a model without it, or allow it again under `protected` in"
                                + " plumbline.yaml.")));
    }

    private void add(Feature feature, String what) {
        problems.add(Problem.of(
                "features",
                "The feature '" + feature.name() + "' reads " + what + ".",
                "Declare it in plumbline.yaml as before, or run 'plumbline train' to make a model without it."));
    }
}
