package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.Value;
import java.util.List;
import java.util.Set;

/** Whether a list attribute holds one of some elements (1) or none (0), compared without case; missing when the list is. */
public record ListContains(String name, String attribute, List<String> elements) implements AttributeFeature {
    public ListContains {
        elements = List.copyOf(elements);
    }

    @Override
    public String description() {
        return "Whether the list '" + attribute + "' holds " + String.join(" or ", elements) + " (1) or not (0)";
    }

    @Override
    public Set<ValueType> attributeTypes() {
        return Set.of(ValueType.LIST);
    }

    @Override
    public String sql() {
        Comparison holds = new Comparison.HasElement(
                elements.stream().<Value>map(Value.Text::new).toList());
        return "case when " + column() + " is not null then case when " + holds.sql(column())
                + " then 1e0 else 0e0 end end";
    }
}
