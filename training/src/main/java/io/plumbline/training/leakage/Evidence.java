package io.plumbline.training.leakage;

import java.util.List;
import java.util.Optional;

/**
 * Everything that was found out about a source.
 *
 * @param features    how many features read it and nothing else
 * @param datedByData whether the store says when its values became known: events, and attributes with a history
 * @param late        how much of it became known after an ending, one for each ending
 * @param filled      how often it is filled for leads that ended, one for each ending; attributes only
 * @param strength    that of its strongest feature; absent where there are too few positives
 * @param effect      what it does for the model; absent likewise, or when nothing of it varies
 * @param outdoesRest whether its strongest feature ranks better than a model of all the others, beyond chance
 */
record Evidence(
        AuditedSource source,
        int features,
        boolean datedByData,
        List<LateShare> late,
        List<FillContrast> filled,
        Optional<Strength> strength,
        Optional<Effect> effect,
        boolean outdoesRest) {

    Evidence {
        late = List.copyOf(late);
        filled = List.copyOf(filled);
    }

    /** The same with another answer to whether it outdoes the rest. */
    Evidence outdoingRest() {
        return new Evidence(source, features, datedByData, late, filled, strength, effect, true);
    }
}
