package io.plumbline.engine.scorecard;

import java.util.List;
import java.util.Optional;

/** Fires once when a condition on an attribute holds. */
public record AttributeRule(String id, double points, Optional<String> group, AttributeCondition when) implements Rule {
    @Override
    public List<String> attributes() {
        return List.of(when.attribute());
    }

    @Override
    public <T> T by(Kinds<T> kinds) {
        return kinds.attribute(this);
    }
}
