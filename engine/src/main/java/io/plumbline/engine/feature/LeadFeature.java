package io.plumbline.engine.feature;

/** A feature that follows from the lead's own row as known at the moment. */
public sealed interface LeadFeature extends Feature permits LeadAge, CreationPart, AttributeFeature {

    /** Its value as an SQL expression over the lead as known at the moment, {@code l}. */
    String sql();
}
