package io.plumbline.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleWorkspaceTest {

    @TempDir
    Path folder;

    @Test
    void samplesAreFoundByTheirNames() {
        assertEquals(Optional.of(SampleWorkspace.BANK_MARKETING), SampleWorkspace.of("bank-marketing"));
        assertEquals(Optional.empty(), SampleWorkspace.of("bank"));
        assertEquals(Optional.of(Instant.parse("2012-03-15T00:00:00Z")), SampleWorkspace.BPI2012.asOf());
    }

    @Test
    void aMissingFileIsNamedWithThePlaceToGetIt() {
        SampleFileException refusal = assertThrows(
                SampleFileException.class,
                () -> SampleWorkspace.BANK_MARKETING.prepare(folder, folder.resolve("w"), folder));
        assertEquals(
                "The file 'bank-marketing/bank-additional-full.csv' is not in the data folder.", refusal.problem());
        assertEquals(refusal.problem() + " Fix: " + refusal.remedy(), refusal.getMessage());
        assertTrue(refusal.remedy().startsWith("download 'Bank Marketing' (data set 222) from the UCI"));
        assertFalse(Files.exists(folder.resolve("w")));
    }

    @Test
    void aFileWithAnotherContentIsRefusedBeforeAnythingIsWritten() throws IOException {
        Files.createDirectories(folder.resolve("bank-marketing"));
        Files.writeString(folder.resolve("bank-marketing/bank-additional-full.csv"), "abc");
        SampleFileException refusal = assertThrows(
                SampleFileException.class,
                () -> SampleWorkspace.BANK_MARKETING.prepare(folder, folder.resolve("w"), folder));
        assertEquals(
                "The file 'bank-marketing/bank-additional-full.csv' is not the published one: its SHA-256 is"
                        + " ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad and should be"
                        + " 74adfc578bf77a7ff4bb1ba4a9f8709d9e3c6907342959c2c8416847e0afb4d8. Fix: "
                        + refusal.remedy(),
                refusal.getMessage());
        assertFalse(Files.exists(folder.resolve("w")));
    }

    @Test
    void aPublishedLogOfOtherContentIsConvertedAndThenRefused() throws IOException {
        Files.createDirectories(folder.resolve("bpi2012"));
        Files.writeString(folder.resolve("bpi2012/BPI_Challenge_2012.xes"), "<log/>");
        SampleFileException refusal = assertThrows(
                SampleFileException.class, () -> SampleWorkspace.BPI2012.prepare(folder, folder.resolve("w"), folder));
        assertTrue(refusal.problem().startsWith("The file 'bpi2012/applications.csv' is not the published one"));
        assertFalse(Files.exists(folder.resolve("w")));
    }

    @Test
    @Tag("slow")
    void theGeneratedSampleNeedsNoDataFolder() throws IOException {
        SampleWorkspace.B2B_SAAS.prepare(folder.resolve("none"), folder.resolve("w"), folder);
        assertEquals(
                Set.of("leads.csv", "events.csv", "outcomes.csv", "plumbline.yaml", "scoring.yaml", "README.md"),
                filesOf(folder.resolve("w")));
    }

    @ParameterizedTest
    @EnumSource(names = {"BPI2012", "BANK_MARKETING", "ONLINE_SHOPPERS"})
    void readmesStateTheChecksumsThatAreChecked(SampleWorkspace sample) throws IOException {
        String readme = SampleResource.text(sample.id() + "/README.md");
        for (PublishedFile file : sample.files()) {
            assertTrue(readme.contains("`" + file.sha256() + "`"), file.path());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BPI2012", "BANK_MARKETING", "ONLINE_SHOPPERS"})
    @Tag("real-data")
    void realFilesHaveTheStatedContentAndMakeAWorkspace(SampleWorkspace sample) throws IOException {
        Path workspace = folder.resolve("w");
        sample.prepare(RealFiles.folder(), workspace, folder);
        Set<String> expected = sample.files().stream()
                .map(file -> Path.of(file.path()).getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(List.of("plumbline.yaml", "scoring.yaml", "README.md"));
        assertEquals(expected, filesOf(workspace));
        sample.prepare(RealFiles.folder(), workspace, folder);
    }

    private static Set<String> filesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
