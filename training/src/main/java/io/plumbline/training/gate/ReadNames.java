package io.plumbline.training.gate;

import io.plumbline.engine.feature.ActiveDays;
import io.plumbline.engine.feature.AttributeFeature;
import io.plumbline.engine.feature.CombinedFeature;
import io.plumbline.engine.feature.EventFeature;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.OrderFeature;
import io.plumbline.engine.feature.SelectionFeature;
import java.util.Set;
import java.util.TreeSet;

/** Of which attributes and types of events a feature is made. */
final class ReadNames {
    private final Set<String> names = new TreeSet<>();

    private ReadNames() {}

    static Set<String> of(Feature feature) {
        ReadNames read = new ReadNames();
        read.add(feature);
        return read.names;
    }

    private void add(Feature feature) {
        if (feature instanceof AttributeFeature attribute) {
            names.add(attribute.attribute());
        } else if (feature instanceof EventFeature event) {
            names.addAll(event.types());
        } else if (feature instanceof ActiveDays days) {
            names.addAll(days.types());
        } else if (feature instanceof SelectionFeature selected) {
            names.addAll(selected.events().types());
        } else if (feature instanceof OrderFeature order) {
            names.addAll(order.first().types());
            names.addAll(order.then().types());
        } else if (feature instanceof CombinedFeature combined) {
            combined.operands().forEach(this::add);
        }
    }
}
