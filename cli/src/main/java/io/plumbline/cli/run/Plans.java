package io.plumbline.cli.run;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Set;

/** The statements that commands would run, for people to read. */
public final class Plans {
    private Plans() {}

    /** The statement that scores all leads. */
    public static String score(Configuration configuration, Instant asOf) {
        Workspace workspace = configuration.workspace();
        return LeadScorer.plan(configuration.scorecard(), workspace.declarations(), attributes(workspace), 0, asOf)
                .query();
    }

    /** Which attributes have a history; none in a store that is not there yet. */
    private static AttributesAsOf attributes(Workspace workspace) {
        if (!Files.exists(workspace.storeFile())) {
            return new AttributesAsOf(Set.of());
        }
        try (Store store = Store.openForReading(workspace.storeFile())) {
            return AttributesAsOf.in(store);
        }
    }
}
