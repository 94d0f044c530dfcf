package io.plumbline.cli.doctor;

import io.plumbline.engine.problem.Some;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A workspace's folder: what may be read and written there, what was left behind, what leads out of it.
 *
 * @param path absolute and without symbolic links
 */
record Folder(Path path) {
    private static final int SHOWN = 5;

    /** What a command cannot do without. */
    private static final long LEAST_FREE = 100 * Bytes.MEGA;

    List<Diagnosis> look() {
        return List.of(permissions(), disk(), leftovers(), links());
    }

    private Diagnosis permissions() {
        List<String> unusable = new ArrayList<>();
        if (!Files.isWritable(path)) {
            unusable.add("the folder cannot be written to");
        }
        for (String name :
                List.of(Workspace.FILE, Workspace.SCORECARD_FILE, "plumbline.duckdb", "plumbline-read.duckdb")) {
            Path file = path.resolve(name);
            if (Files.exists(file) && !(Files.isRegularFile(file) && Files.isReadable(file))) {
                unusable.add(name + " cannot be read");
            } else if (name.endsWith(".duckdb") && Files.exists(file) && !Files.isWritable(file)) {
                unusable.add(name + " cannot be written to");
            }
        }
        if (Files.exists(path.resolve("reports")) && !Files.isWritable(path.resolve("reports"))) {
            unusable.add("reports cannot be written to");
        }
        return unusable.isEmpty()
                ? openness()
                : Diagnosis.failed(
                        "permissions",
                        String.join(", ", unusable) + ".",
                        "give yourself the right to, with chmod or chown.");
    }

    private Diagnosis openness() {
        List<String> open = Stream.of("", Workspace.FILE, Workspace.SCORECARD_FILE, "plumbline.duckdb")
                .map(path::resolve)
                .filter(Folder::everybodyMayWrite)
                .map(file -> file.equals(path) ? "the folder" : String.valueOf(file.getFileName()))
                .toList();
        return open.isEmpty()
                ? Diagnosis.ok("permissions", "the folder and its files can be read and written.")
                : Diagnosis.warning(
                        "permissions",
                        "everybody on this machine may change " + String.join(", ", open) + ".",
                        "take that right away: chmod -R o-w on the folder.");
    }

    private static boolean everybodyMayWrite(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private Diagnosis disk() {
        try {
            return disk(Files.getFileStore(path).getUsableSpace(), needed());
        } catch (IOException e) {
            return Diagnosis.warning("disk", "its free space cannot be told.", "check that the disk is there.");
        }
    }

    /** An import holds the old store, the new rows and what sorting them spills. */
    static Diagnosis disk(long free, long needed) {
        String found = Bytes.text(free) + " are free; an import of all files here may take " + Bytes.text(needed) + ".";
        if (free < LEAST_FREE) {
            return Diagnosis.failed("disk", found, "make room.");
        }
        return free < needed
                ? Diagnosis.warning("disk", found, "make room, or move the workspace to another disk.")
                : Diagnosis.ok("disk", found);
    }

    private long needed() {
        return files().stream()
                .mapToLong(file -> {
                    long bytes = file.toFile().length();
                    String name = String.valueOf(file.getFileName());
                    return name.endsWith(".gz") || name.endsWith(".parquet") ? 4 * bytes : 2 * bytes;
                })
                .sum();
    }

    private Diagnosis leftovers() {
        List<String> left = new ArrayList<>();
        Scratch.abandoned(path).forEach(lock -> left.add(Scratch.FOLDER + "/" + lock.getFileName()));
        files().stream()
                .map(this::relative)
                .filter(name -> name.equals("plumbline-read.duckdb.draft")
                        || name.matches("(reports|handoffs|exports)/\\..*\\.draft")
                        || name.startsWith("plumbline.duckdb.tmp/"))
                .forEach(left::add);
        return left.isEmpty()
                ? Diagnosis.ok("leftovers", "none.")
                : Diagnosis.warning(
                        "leftovers",
                        "a command that was killed, or one at work now, left " + Some.of(left, SHOWN) + ".",
                        "when no command is at work, give any that writes, such as 'plumbline import'; it finishes what was kept"
                                + " and removes the rest.");
    }

    private Diagnosis links() {
        List<String> leading = walked().filter(Files::isSymbolicLink)
                .filter(this::leadsOut)
                .map(this::relative)
                .toList();
        return leading.isEmpty()
                ? Diagnosis.ok("links", "none leads out of the workspace.")
                : Diagnosis.failed(
                        "links",
                        Some.of(leading, SHOWN) + (leading.size() == 1 ? " leads" : " lead") + " out of the workspace.",
                        "put the file or folder itself there; nothing outside the workspace is read or written.");
    }

    private boolean leadsOut(Path link) {
        try {
            return !link.toRealPath().startsWith(path);
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> files() {
        return walked().filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    private Stream<Path> walked() {
        try (Stream<Path> all = Files.walk(path)) {
            return all.toList().stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty();
        }
    }

    private String relative(Path file) {
        return path.relativize(file).toString().replace('\\', '/');
    }
}
