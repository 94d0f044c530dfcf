package io.plumbline.training.registry;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.workspace.Workspace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of both YAML files that training heeds, by their place. Comments, the order of keys and defaults written
 * out change none of them; nor do the workspace's name and where its files lie, for what they hold counts as data.
 */
final class ConfiguredValues {
    private final NavigableMap<String, String> values = new TreeMap<>();

    private ConfiguredValues() {}

    static NavigableMap<String, String> of(Workspace workspace, Scorecard scorecard) {
        ConfiguredValues configured = new ConfiguredValues();
        configured.add("outcome", workspace.outcome());
        configured.add("training", workspace.training());
        configured.add("thresholds", workspace.thresholds());
        configured.add("promotion", workspace.promotion());
        configured.add("drift", workspace.drift());
        configured.add("attributes", workspace.declarations().attributes());
        configured.add("events", workspace.declarations().eventTypes());
        workspace.holdOut().ifPresent(policy -> configured.add("holdout", policy));
        configured.add("existing_score", workspace.sources().bringExistingScore());
        configured.add("scorecard", scorecard.fingerprint());
        return configured.values;
    }

    private void add(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> add(place + "." + key, each));
        } else if (value instanceof Record part && part.getClass().getInterfaces().length == 0) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                add(place + "." + component.getName(), read(part, component));
            }
        } else {
            values.put(place, String.valueOf(value));
        }
    }

    private static @Nullable Object read(Record part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + component.getName(), e);
        }
    }
}
