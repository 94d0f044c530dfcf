package io.plumbline.cli.doctor;

import io.plumbline.engine.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at what commands need, and changes nothing. */
public final class Doctor {
    private Doctor() {}

    /**
     * Looks at this machine and at a folder.
     *
     * @param directory perhaps a workspace; otherwise only the machine is looked at
     */
    public static DoctorAnswer look(Path directory) {
        List<Diagnosis> found = new ArrayList<>(Machine.look());
        try {
            Path folder = directory.toRealPath();
            if (Files.exists(folder.resolve(Workspace.FILE))) {
                found.add(Diagnosis.ok("workspace", folder.toString()));
                found.addAll(new StoreFiles(folder.resolve("plumbline.duckdb"), folder.resolve("plumbline-read.duckdb"))
                        .look());
                found.addAll(new Folder(folder).look());
            } else {
                found.add(Diagnosis.ok("workspace", "none: there is no " + Workspace.FILE + " in " + folder + "."));
            }
        } catch (IOException e) {
            found.add(Diagnosis.failed(
                    "workspace", "there is no folder " + directory + ".", "name the workspace's folder with -w."));
        }
        return new DoctorAnswer(found);
    }
}
