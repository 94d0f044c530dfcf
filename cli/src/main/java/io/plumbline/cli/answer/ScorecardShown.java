package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.version.ScorecardJson;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A scorecard as it is, or was, written.
 *
 * @param number     of its version; empty for a file that no run used
 * @param definition what it means
 * @param text       its file
 */
public record ScorecardShown(
        Optional<Long> number,
        String fingerprint,
        String name,
        Optional<Instant> inForceFrom,
        JsonNode definition,
        String text)
        implements Answer {

    /** The answer for a scorecard. */
    public static ScorecardShown of(NamedScorecard named) {
        Scorecard scorecard = named.scorecard();
        return new ScorecardShown(
                named.number(),
                scorecard.fingerprint(),
                scorecard.name(),
                named.inForceFrom(),
                ScorecardJson.tree(scorecard),
                named.text());
    }

    @Override
    public void print(Page page) {
        page.heading(number.map(each -> "Version " + each).orElse("A file that no run used")
                + inForceFrom.map(from -> ", in force from " + from).orElse("") + ", fingerprint " + fingerprint);
        text.lines().forEach(page::line);
    }
}
