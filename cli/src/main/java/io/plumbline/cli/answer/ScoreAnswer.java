package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Store;
import java.time.Instant;

/** What scoring all leads came to. */
public record ScoreAnswer(long runId, Instant asOf, Points points, Levels levels) implements Answer {

    /** Reads the scores of a run. */
    public static ScoreAnswer read(Store store, long runId, Instant asOf) {
        return new ScoreAnswer(runId, asOf, Points.read(store, runId), Levels.read(store, runId));
    }

    @Override
    public void print(Page page) {
        points.print(page);
        levels.print(page);
    }
}
