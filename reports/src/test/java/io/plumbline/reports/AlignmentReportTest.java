package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignmentReportTest {
    @TempDir
    Path folder;

    @Test
    void theFileHoldsThePageAndNothingElseIsLeftBehind() throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "an older report");
        try (Store store = Fixture.company()) {
            AlignmentReport.write(store, ReportRequest.of("b2b-saas", Fixture.RUN), file);
            assertEquals(
                    AlignmentReport.html(store, ReportRequest.of("b2b-saas", Fixture.RUN)), Files.readString(file));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void thePageStaysBelowItsSizeLimit() {
        try (Store store = Fixture.company()) {
            int bytes = AlignmentReport.html(store, ReportRequest.of("b2b-saas", Fixture.RUN))
                    .length();
            assertTrue(bytes < 1_500_000, bytes + " bytes");
        }
    }

    @Test
    void anUnknownRunIsRefused() {
        try (Store store = Fixture.empty()) {
            ProblemException problem = assertThrows(
                    ProblemException.class,
                    () -> AlignmentReport.write(store, ReportRequest.of("b2b", 99), folder.resolve("r.html")));
            assertEquals("""
                    report
                        The store has no run 99 to report on.
                        Fix: Run 'plumbline run' first, or name a run that is in the table 'run'.""", problem.getMessage());
        }
    }

    @Test
    void aMissingFolderIsRefused() {
        try (Store store = Fixture.empty()) {
            Path file = folder.resolve("nowhere").resolve("r.html");
            ProblemException problem = assertThrows(
                    ProblemException.class, () -> AlignmentReport.write(store, ReportRequest.of("b2b", 1), file));
            assertEquals("""
                    report
                        The report could not be written to 'r.html'.
                        Fix: Check that its folder exists, may be written to and has room.""", problem.getMessage());
        }
    }

    @Test
    void aFileThatCannotBeReplacedLeavesNoHalfPageBehind() throws IOException {
        Path file = Files.createDirectories(folder.resolve("r.html").resolve("a folder in its place"))
                .getParent();
        try (Store store = Fixture.empty()) {
            assertThrows(ProblemException.class, () -> AlignmentReport.write(store, ReportRequest.of("b2b", 1), file));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
