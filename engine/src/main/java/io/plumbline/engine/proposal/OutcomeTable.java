package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.TableProfile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A log with one row per step that happened.
 *
 * @param steps the step by the word that the file writes
 */
public record OutcomeTable(TableProfile profile, List<ColumnRole> roles, Map<String, String> steps)
        implements Understood {
    public OutcomeTable {
        roles = List.copyOf(roles);
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
    }
}
