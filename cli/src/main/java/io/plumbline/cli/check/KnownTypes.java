package io.plumbline.cli.check;

import io.plumbline.engine.ingest.Importer;
import io.plumbline.engine.ingest.OtherType;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import io.plumbline.engine.workspace.Workspace;
import java.nio.file.Files;
import java.util.List;

/** Holds the declared types against those of the store that is there. */
final class KnownTypes {
    private KnownTypes() {}

    /** The columns whose type changed; none when there is no store, or it cannot be read now. */
    static List<Problem> problems(Workspace workspace) {
        if (Files.notExists(workspace.storeFile())) {
            return List.of();
        }
        Places places = new Places(workspace.directory().resolve(Workspace.FILE));
        return otherTypes(workspace).stream()
                .map(each -> each.thing().equals("attribute")
                        ? places.ofAttribute(each.name(), each.what(), each.fix())
                        : places.ofProperty(each.name(), each.what(), each.fix()))
                .toList();
    }

    private static List<OtherType> otherTypes(Workspace workspace) {
        try (Store store = Store.openForReading(workspace.storeFile())) {
            return new Importer(store, workspace).otherTypes();
        } catch (ProblemException | StoreException e) {
            return List.of();
        }
    }
}
