package io.plumbline.reports.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
    @TempDir
    private Path folder;

    private Path program(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    @Test
    void theOneThatTheVariableNamesIsTakenBeforeAllOthers() throws IOException {
        program("path/chromium");
        Path named = program("mine");
        Map<String, String> environment = Map.of(
                Browser.VARIABLE,
                named.toString(),
                "PATH",
                folder.resolve("path").toString());
        assertEquals(Optional.of(new Browser(named)), Browser.installed("Linux", environment));
    }

    @Test
    void aVariableThatNamesNoProgramIsAFault() {
        for (String named : List.of(folder.toString(), folder + "/not-there", "\0")) {
            ProblemException e = assertThrows(
                    ProblemException.class, () -> Browser.installed("Linux", Map.of(Browser.VARIABLE, named)));
            assertEquals(ExitCode.USAGE, e.exitCode());
            assertTrue(e.getMessage().contains("PLUMBLINE_BROWSER names no program that can be started."), named);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void chromiumIsTakenBeforeChromeInWhateverFolderOfThePathItIs() throws IOException {
        program("one/google-chrome");
        Path chromium = program("two/chromium");
        String path = folder.resolve("one") + File.pathSeparator + File.pathSeparator + folder.resolve("two");
        assertEquals(Optional.of(new Browser(chromium)), Browser.installed("Linux", Map.of("PATH", path)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatMayNotBeStartedIsNoBrowser() throws IOException {
        Path path = Files.createDirectories(folder.resolve("path"));
        Files.writeString(path.resolve("chromium"), "a note");
        Files.createDirectory(path.resolve("chrome"));
        Path edge = program("path/microsoft-edge");
        assertEquals(Optional.of(new Browser(edge)), Browser.installed("Linux", Map.of("PATH", path.toString())));
    }

    @Test
    void onAMacApplicationsOfAllAndOfTheUserAreLookedAt() throws IOException {
        Path chrome = program("Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        assertEquals(
                Optional.of(new Browser(chrome)), Browser.installed("Mac OS X", Map.of("HOME", folder.toString())));
    }

    @Test
    void onWindowsTheFoldersOfProgramsAreLookedAtAndEdgeComesLast() throws IOException {
        Path edge = program("programs/Microsoft/Edge/Application/msedge.exe");
        Map<String, String> environment = Map.of(
                "ProgramFiles", folder.resolve("programs").toString(),
                "LOCALAPPDATA", folder.resolve("own").toString());
        assertEquals(Optional.of(new Browser(edge)), Browser.installed("Windows 11", environment));
        Path chrome = program("own/Google/Chrome/Application/chrome.exe");
        assertEquals(Optional.of(new Browser(chrome)), Browser.installed("Windows 11", environment));
    }

    @Test
    void whereThereIsNoneThatIsSaidByNothing() {
        assertEquals(Optional.empty(), Browser.installed("Windows 11", Map.of("PATH", folder.toString())));
    }
}
