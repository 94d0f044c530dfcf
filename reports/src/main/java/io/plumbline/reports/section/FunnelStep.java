package io.plumbline.reports.section;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A step that people took.
 *
 * @param leadCount leads that reached it, of the months shown
 * @param allCount  the same of all months
 * @param amount    told with it, absent where none was
 * @param into      from the recorded step before; absent for the first
 */
public record FunnelStep(
        String step, long leadCount, long allCount, OptionalDouble amount, Optional<FunnelPassage> into) {

    /** Leads here without a record of the step before. */
    public long skipped() {
        return into.filter(passage -> passage.fromCount() > 0)
                .map(passage -> leadCount - passage.passedCount())
                .orElse(0L);
    }
}
