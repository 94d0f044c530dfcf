package io.plumbline.reports.pdf;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where browsers that can print without a window are, by operating system: first on the path, then in the folders
 * that their installers choose. Chromium and Chrome come before Edge, which every Windows has.
 *
 * @param system      the operating system's name, as Java tells it
 * @param environment variables
 */
record BrowserPlaces(String system, Map<String, String> environment) {
    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "microsoft-edge",
            "microsoft-edge-stable");

    private static final List<String> LINUX = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/lib/chromium/chromium",
            "/snap/bin/chromium",
            "/usr/bin/google-chrome",
            "/opt/google/chrome/chrome",
            "/opt/microsoft/msedge/msedge");

    private static final List<String> MAC = List.of("Chromium", "Google Chrome", "Microsoft Edge");

    private static final List<String> WINDOWS = List.of(
            "Chromium/Application/chrome.exe",
            "Google/Chrome/Application/chrome.exe",
            "Microsoft/Edge/Application/msedge.exe");

    private static final List<String> WINDOWS_FOLDERS = List.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA");

    /** All places in the order in which they are to be looked at. */
    Stream<Path> all() {
        return Stream.concat(onPath(), usual());
    }

    private Stream<Path> onPath() {
        List<Path> folders = variable("PATH").stream()
                .flatMap(path -> Stream.of(path.split(Pattern.quote(File.pathSeparator), -1)))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        String ending = isWindows() ? ".exe" : "";
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name + ending)));
    }

    private Stream<Path> usual() {
        if (isWindows()) {
            return WINDOWS.stream()
                    .flatMap(file -> WINDOWS_FOLDERS.stream()
                            .flatMap(folder -> variable(folder).stream())
                            .map(folder -> Path.of(folder).resolve(file)));
        }
        if (name().startsWith("mac")) {
            return MAC.stream()
                    .flatMap(name -> Stream.of("", variable("HOME").orElse(""))
                            .map(root -> Path.of(root + "/Applications/" + name + ".app/Contents/MacOS/" + name)));
        }
        return LINUX.stream().map(Path::of);
    }

    private boolean isWindows() {
        return name().startsWith("windows");
    }

    private String name() {
        return system.toLowerCase(Locale.ROOT);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
