package io.plumbline.cli.run;

import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.engine.scorecard.NurturePolicy;
import io.plumbline.engine.scorecard.Playbook;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.scorecard.Scoring;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Both files of a workspace, without a problem in them.
 *
 * @param playbook    empty where the scorecard's file holds none
 * @param nurture     empty where it says nothing of nurturing
 * @param audit       what the audit of the scorecard heeds and a suggestion may change
 * @param scoringText the scorecard's file as it is written
 * @param fingerprint SHA-256, hexadecimal, of both files' bytes and of the lists that stand in files of their own
 */
public record Configuration(
        Workspace workspace,
        Scorecard scorecard,
        Optional<Playbook> playbook,
        Optional<NurturePolicy> nurture,
        AuditPolicy audit,
        String scoringText,
        String fingerprint) {

    /**
     * Reads a workspace.
     *
     * @throws io.plumbline.engine.problem.ProblemException (usage) with all problems
     */
    public static Configuration read(Path directory) {
        Workspace workspace = WorkspaceReader.read(directory);
        Scoring scoring = ScorecardReader.readAll(workspace.scorecardFile(), workspace.declarations());
        return new Configuration(
                workspace,
                scoring.scorecard(),
                scoring.playbook(),
                scoring.nurture(),
                scoring.audit(),
                text(workspace.scorecardFile()),
                Sha256.hex(fingerprint(workspace.directory()) + scoring.lists().fingerprint()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fingerprint of the two files in a folder, whatever they say; a file that is missing counts as empty. */
    static String fingerprint(Path directory) {
        try {
            MessageDigest digest = Sha256.digest();
            for (String name : List.of(Workspace.FILE, Workspace.SCORECARD_FILE)) {
                Path file = directory.resolve(name);
                byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
