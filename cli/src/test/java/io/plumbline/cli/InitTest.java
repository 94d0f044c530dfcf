package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.terminal.Style;
import io.plumbline.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From exports that nobody has described to a workspace that runs. */
class InitTest {

    @TempDir
    private Path folder;

    private Path leads;
    private Path space;

    @BeforeEach
    void write() throws IOException {
        leads = folder.resolve("exports/contacts.csv");
        space = folder.resolve("space");
        Files.createDirectories(leads.getParent());
        Files.writeString(
                leads,
                "Contact ID;Create Date;First seen;Job Title;Employees;Became a Customer Date\n"
                        + IntStream.range(0, 600).mapToObj(InitTest::lead).collect(Collectors.joining("\n")) + "\n");
    }

    private static String lead(int i) {
        LocalDate created = LocalDate.of(2025, 1, 1).plusDays(i / 2);
        boolean customer = (i * 7919L) % 100 < (i % 4 == 0 ? 70 : 10);
        return "C" + i + ";" + created + ";" + created.minusDays(i % 30) + ";"
                + List.of("CEO", "Engineer", "Manager").get(i % 3) + ";"
                + List.of("900", "12", "13", "14").get(i % 4) + ";"
                + (customer ? created.plusDays(20 + i % 30) : "");
    }

    private Ended typed(String answers, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Plumbline.execute(
                new Terminal(
                        Optional.of(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8))),
                        out,
                        err,
                        Style.PLAIN),
                Clock.fixed(Shell.NOW, ZoneOffset.UTC),
                List.of(words).stream().map(Object::toString).toArray(String[]::new));
        return new Ended(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatAKilledInitLeftIsGone() throws IOException {
        Files.createDirectories(space.resolve(".plumbline-tmp/1"));
        Files.writeString(space.resolve(".plumbline-tmp/1/look-1.csv"), "x");
        Files.writeString(space.resolve(".plumbline-tmp/1.lock"), "");
        Ended init = Shell.PLAIN.run("init", space, "--leads", leads);
        assertEquals(0, init.exitCode(), init.all());
        assertFalse(Files.exists(space.resolve(".plumbline-tmp")));
    }

    @Test
    void fromAnExportToAModelWithoutEditingAFile() {
        Ended init = Shell.PLAIN.run("init", space, "--leads", leads);
        assertEquals(0, init.exitCode(), init.all());
        assertTrue(init.out().contains("plumbline -w " + space + " --as-of 2025-"), init.all());
        Ended check = Shell.PLAIN.run("-w", space, "check");
        assertEquals(0, check.exitCode(), check.all());
        Ended run = Shell.PLAIN.run("-w", space, "--as-of", "2025-12-15", "--json", "run");
        assertEquals(0, run.exitCode(), run.all());
        JsonNode summary = JsonMapper.shared().readTree(run.out());
        assertEquals(600, summary.at("/sources/leads").asLong());
        assertEquals("customer", summary.at("/training/model/target").asString());
    }

    @Test
    void machinesGetTheUnderstandingAsJson() {
        Ended init = Shell.PLAIN.run("init", space, "--leads", leads, "--json");
        assertEquals(0, init.exitCode(), init.all());
        JsonNode answer = JsonMapper.shared().readTree(init.out());
        assertEquals("customer", answer.at("/understood/target").asString());
        assertEquals("lead id", answer.at("/understood/files/0/columns/0/role").asString());
        assertEquals("contacts.csv", answer.at("/copied/0").asString());
        assertTrue(answer.at("/next/1").asString().endsWith(" run"), init.out());
    }

    @Test
    void enterTakesEveryProposal() throws IOException {
        Ended asked = typed("\n\n\n\n\n\n", "init", space, "--leads", leads);
        assertEquals(0, asked.exitCode(), asked.all());
        assertTrue(asked.err().contains("""
                Which column says when the lead was created?
                  1. Create Date   <- proposed, press Enter
                  2. First seen
                """), asked.err());
        String written = Files.readString(space.resolve("plumbline.yaml"));
        Path other = folder.resolve("other/space");
        assertEquals(
                0, Shell.PLAIN.run("init", other, "--leads", leads, "--yes").exitCode());
        assertEquals(Files.readString(other.resolve("plumbline.yaml")), written);
    }

    @Test
    void anAnswerChangesTheWorkspace() throws IOException {
        Ended asked = typed("2\nnine\n", "init", space, "--leads", leads);
        assertEquals(0, asked.exitCode(), asked.all());
        assertTrue(Files.readString(space.resolve("plumbline.yaml")).contains("created_at: First seen"), asked.all());
    }

    @Test
    void yesAsksNothing() {
        Ended asked = typed("2\n", "init", space, "--leads", leads, "--yes");
        assertEquals(0, asked.exitCode(), asked.all());
        assertFalse(asked.err().contains("?"), asked.err());
    }

    @Test
    void aSecondInitIsRefused() {
        assertEquals(0, Shell.PLAIN.run("init", space, "--leads", leads).exitCode());
        Ended again = Shell.PLAIN.run("init", space, "--leads", leads);
        assertEquals(2, again.exitCode());
        assertEquals("""
                plumbline.yaml
                    The folder has one already, and 'init' overwrites nothing.
                    Fix: name another folder, or move this one's plumbline.yaml away.
                """, again.err());
    }

    @Test
    void whatIsNoTableLeavesNothingBehind() throws IOException {
        Path zip = Files.write(folder.resolve("leads.csv"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0});
        Ended init = Shell.PLAIN.run("init", space, "--leads", zip);
        assertTrue(init.exitCode() != 0, init.all());
        assertTrue(init.err().contains("Fix: "), init.err());
        assertFalse(Files.exists(space));
    }

    @Test
    void aZoneThatIsNoneIsUsage() {
        Ended init = Shell.PLAIN.run("init", space, "--leads", leads, "--time-zone", "Mars/Base");
        assertEquals(2, init.exitCode());
        assertEquals("""
                init --time-zone
                    There is no such time zone.
                    Fix: write one such as 'Europe/Amsterdam'.
                """, init.err());
    }

    @Test
    void noValueOfACellIsShown() {
        Ended init = Shell.PLAIN.run("init", space, "--leads", leads);
        assertFalse(init.all().contains("C17"), init.all());
    }
}
