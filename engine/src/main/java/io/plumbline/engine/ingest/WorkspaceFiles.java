package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.FileFormat;
import io.plumbline.engine.workspace.SourceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a source. Nothing outside the workspace is ever found: links to folders are not followed, and a file
 * that is a link out of the workspace is refused.
 *
 * @param directory the workspace's folder, absolute and without symbolic links
 */
record WorkspaceFiles(Path directory) {
    private static final Pattern WILD = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|[^*?]+");

    /**
     * The files that a source's pattern stands for, as paths relative to the workspace with {@code /}, in alphabetical
     * order. Files and folders whose names begin with a dot are found only when they are named in full.
     *
     * @throws ProblemException (usage) when there are none, or one leads out of the workspace
     */
    List<String> of(SourceFile source) {
        List<String> found = ifAny(source);
        if (found.isEmpty() && !source.isGlob()) {
            refuseOtherThanFile(source.pattern());
        }
        if (found.isEmpty()) {
            throw ProblemException.usage(
                    source.pattern(),
                    "Source '" + source.source() + "' finds no file.",
                    "put the file into the workspace, or correct `file` in plumbline.yaml.");
        }
        return found;
    }

    /**
     * {@link #of}, but there may be none.
     *
     * @throws ProblemException (usage) when one leads out of the workspace
     */
    List<String> ifAny(SourceFile source) {
        List<String> found = source.isGlob() ? matching(source) : named(source);
        found.forEach(this::refuseOutside);
        return found;
    }

    Path path(String relative) {
        return directory.resolve(relative);
    }

    private List<String> named(SourceFile source) {
        return Files.isRegularFile(path(source.pattern())) ? List.of(source.pattern()) : List.of();
    }

    private void refuseOtherThanFile(String name) {
        if (Files.exists(path(name))) {
            throw ProblemException.usage(
                    name,
                    Files.isDirectory(path(name))
                            ? "This is a folder, not a file."
                            : "This is a device or pipe, not a file.",
                    "name a file" + (Files.isDirectory(path(name)) ? ", such as `" + name + "/*.csv`." : "."));
        }
    }

    private List<String> matching(SourceFile source) {
        Pattern wanted = regex(source.pattern());
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = relative(file);
                    if (!hidden(file) && wanted.matcher(name).matches() && Files.isRegularFile(file)) {
                        found.add(name);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw ProblemException.failed(
                    source.pattern(), "The folder cannot be searched.", "check that you may read it.");
        }
        found.removeIf(name -> FileFormat.of(name).isEmpty());
        Collections.sort(found);
        return found;
    }

    private boolean hidden(Path path) {
        return !path.equals(directory) && path.getFileName().toString().startsWith(".");
    }

    private String relative(Path file) {
        return directory.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private void refuseOutside(String name) {
        try {
            if (path(name).toRealPath().startsWith(directory)) {
                return;
            }
        } catch (IOException e) {
            throw ProblemException.failed(name, "The file cannot be read.", "check that you may read it.");
        }
        throw ProblemException.usage(
                name, "The file is a link that leads out of the workspace.", "copy the file into the workspace.");
    }

    /** {@code *} and {@code ?} stand for characters inside a name, {@code **} also for folders. */
    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        Matcher part = WILD.matcher(pattern);
        while (part.find()) {
            switch (part.group()) {
                case "**/" -> regex.append("(?:[^/]+/)*");
                case "**" -> regex.append(".*");
                case "*" -> regex.append("[^/]*");
                case "?" -> regex.append("[^/]");
                default -> regex.append(Pattern.quote(part.group()));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
