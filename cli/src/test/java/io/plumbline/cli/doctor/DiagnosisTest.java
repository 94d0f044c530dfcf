package io.plumbline.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.doctor.Diagnosis.State;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    @Test
    void littleFreeMemoryIsAWarning() {
        Diagnosis little = Machine.memory(1_500_000_000L, 8_000_000_000L, 2_000_000_000L, "6.0 GiB on 2 threads");
        assertEquals(State.WARNING, little.state());
        assertEquals(
                "1.5 GB of 8.0 GB are free; Java may take 2.0 GB, a store 6.0 GiB on 2 threads (PLUMBLINE_MEMORY sets"
                        + " another limit).",
                little.found());
        assertEquals(
                State.OK,
                Machine.memory(5_000_000_000L, 8_000_000_000L, 2_000_000_000L, "6.0 GiB")
                        .state());
    }

    @Test
    void aJavaThatMayTakeMoreThanThereIsFails() {
        assertEquals(
                State.FAILED,
                Machine.memory(5_000_000_000L, 8_000_000_000L, 9_000_000_000L, "6.0 GiB")
                        .state());
    }

    @Test
    void tooLittleRoomIsAWarningAndAlmostNoneAFailure() {
        assertEquals(State.OK, Folder.disk(3 * Bytes.GIGA, 2 * Bytes.GIGA).state());
        assertEquals(State.WARNING, Folder.disk(Bytes.GIGA, 2 * Bytes.GIGA).state());
        assertEquals(State.FAILED, Folder.disk(50 * Bytes.MEGA, 10 * Bytes.MEGA).state());
    }

    @Test
    void namesOfFilesInAsciiAreAWarning() {
        Diagnosis posix = Machine.locale("UTF-8", "ANSI_X3.4-1968", "en", "UTC");
        assertEquals(State.WARNING, posix.state());
        assertTrue(posix.fix().startsWith("set LC_ALL=C.UTF-8"));
        assertEquals(State.OK, Machine.locale("UTF-8", "UTF-8", "en", "UTC").state());
    }

    @Test
    void amountsAreReadable() {
        assertEquals("0.5 MB", Bytes.text(500_000));
        assertEquals("31 MB", Bytes.text(31_400_000));
        assertEquals("1.6 GB", Bytes.text(1_630_000_000));
    }
}
