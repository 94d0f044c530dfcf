package io.plumbline.engine.scorecard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to do with leads of a kind.
 *
 * @param levels levels it is for; empty for any
 * @param stages buying stages it is for; empty for any and none
 * @param grades grades it is for; empty for any
 * @param when   conditions of which all must hold; may be empty
 * @param owner  who gets the lead
 * @param action what to do next, in words
 * @param within how soon; empty where that is not said
 */
public record PlaybookStep(
        List<String> levels,
        List<String> stages,
        List<String> grades,
        List<Condition> when,
        Owner owner,
        String action,
        Optional<Duration> within) {
    public PlaybookStep {
        levels = List.copyOf(levels);
        stages = List.copyOf(stages);
        grades = List.copyOf(grades);
        when = List.copyOf(when);
    }

    /**
     * Who gets a lead.
     *
     * @param attribute the attribute that names the lead's owner; empty for none
     * @param otherwise a person or team for leads without such a value; empty for nobody
     */
    public record Owner(Optional<String> attribute, Optional<String> otherwise) {}
}
