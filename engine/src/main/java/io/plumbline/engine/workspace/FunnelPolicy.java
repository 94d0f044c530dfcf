package io.plumbline.engine.workspace;

import java.util.List;

/**
 * By what the funnel of steps is divided.
 *
 * @param attributes texts or booleans; each of their values is a group
 * @param minimum    leads below which a value is pooled with others, at least 1
 */
public record FunnelPolicy(List<String> attributes, int minimum) {
    /** Leads below which a value is pooled unless something else is said. */
    static final int USUAL_MINIMUM = 30;

    public FunnelPolicy {
        attributes = List.copyOf(attributes);
    }
}
