package io.plumbline.cli.run;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Both files of a workspace, without a problem in them.
 *
 * @param fingerprint SHA-256 of both files' bytes, hexadecimal
 */
public record Configuration(Workspace workspace, Scorecard scorecard, String fingerprint) {

    /**
     * Reads a workspace.
     *
     * @throws io.plumbline.engine.problem.ProblemException (usage) with all problems
     */
    public static Configuration read(Path directory) {
        Workspace workspace = WorkspaceReader.read(directory);
        Scorecard scorecard = ScorecardReader.read(workspace.scorecardFile(), workspace.declarations());
        return new Configuration(workspace, scorecard, fingerprint(workspace));
    }

    private static String fingerprint(Workspace workspace) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : new Path[] {workspace.configurationFile(), workspace.scorecardFile()}) {
                byte[] bytes = Files.readAllBytes(file);
                digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
