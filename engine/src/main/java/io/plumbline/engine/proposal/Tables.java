package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.TableProfile;
import java.util.List;
import java.util.Optional;

/**
 * What the files look like.
 *
 * @param leads    one row per lead
 * @param events   one row per event each
 * @param outcomes one row per step that happened
 */
public record Tables(TableProfile leads, List<TableProfile> events, Optional<TableProfile> outcomes) {
    public Tables {
        events = List.copyOf(events);
    }
}
