package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.cli.Shell.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    @TempDir
    private Path folder;

    @Test
    void bashCompletesCommandsOptionsAndWords() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        Ended ended = Shell.PLAIN.run("completion", "bash");
        assertEquals(0, ended.exitCode(), ended.all());
        Path script = Files.writeString(folder.resolve("plumbline.bash"), ended.out());
        assertTrue(completed(script, "plumbline", "doc").contains("doctor"));
        assertTrue(completed(script, "plumbline", "check", "--no").contains("--no-data"));
        assertTrue(completed(script, "plumbline", "sql", "--format", "ma").contains("markdown"));
        assertTrue(completed(script, "plumbline", "sample", "b").contains("bpi2012"));
    }

    @Test
    void zshReadsTheSameScript() {
        Ended zsh = Shell.PLAIN.run("completion", "zsh");
        assertEquals(Shell.PLAIN.run("completion", "bash").out(), zsh.out());
        assertTrue(zsh.out().contains("bashcompinit"), zsh.out());
    }

    @Test
    void anotherShellIsUsage() {
        assertEquals(2, Shell.PLAIN.run("completion", "fish").exitCode());
    }

    /** What bash offers for the last of some words. */
    private static String completed(Path script, String... words) throws IOException, InterruptedException {
        String line = String.join(" ", words);
        String command = "source '" + script + "'; COMP_WORDS=(" + line + "); COMP_CWORD=" + (words.length - 1)
                + "; COMP_LINE='" + line + "'; COMP_POINT=" + line.length()
                + "; _complete_plumbline; echo \"${COMPREPLY[@]}\"";
        Process process = new ProcessBuilder("/bin/bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String offered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return offered;
    }
}
