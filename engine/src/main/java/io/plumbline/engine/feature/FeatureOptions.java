package io.plumbline.engine.feature;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a workspace says about its features.
 *
 * @param windows       the windows of event features, each a positive number of whole seconds
 * @param excluded      attributes and event types not to be used, with the reason
 * @param companyEvents whether events that the company makes are features too
 */
public record FeatureOptions(List<Duration> windows, Map<String, String> excluded, boolean companyEvents) {
    public FeatureOptions {
        windows = windows.stream().sorted().distinct().toList();
        excluded = Map.copyOf(excluded);
    }
}
