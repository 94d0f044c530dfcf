package io.plumbline.engine.qualification;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scorecards as a company writes them; the points score is the sum of the dimensions. */
final class Cards {
    private Cards() {}

    static Scorecard of(Declarations declared, String sections) {
        try {
            Path file = Files.createTempFile("scoring", ".yaml");
            try {
                Files.writeString(
                        file,
                        "version: 1\nname: example\npoints: { weights: { fit: 1, engagement: 1, stage: 1 } }\n"
                                + sections);
                return ScorecardReader.read(file, declared);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
