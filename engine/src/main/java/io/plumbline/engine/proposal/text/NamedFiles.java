package io.plumbline.engine.proposal.text;

import io.plumbline.engine.proposal.Understood;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Where the files will stand in the workspace.
 *
 * @param pathByFile the path inside the workspace by the file that was profiled
 */
public record NamedFiles(Map<Path, String> pathByFile) {
    public NamedFiles {
        pathByFile = Map.copyOf(pathByFile);
    }

    String of(Understood table) {
        return Objects.requireNonNull(pathByFile.get(table.profile().file()));
    }
}
