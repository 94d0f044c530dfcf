package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scorecards as a company writes them. */
final class Scorecards {
    private Scorecards() {}

    /** A scorecard of some sections; the points score is the sum of the dimensions. */
    static Scorecard of(String sections) {
        return whole("points: { weights: { fit: 1, engagement: 1, stage: 1 } }\n" + sections);
    }

    /** A scorecard of all sections but version and name. */
    static Scorecard whole(String sections) {
        try {
            Path file = Files.createTempFile("scoring", ".yaml");
            try {
                Files.writeString(file, "version: 1\nname: example\n" + sections);
                return ScorecardReader.read(file, History.DECLARATIONS);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
