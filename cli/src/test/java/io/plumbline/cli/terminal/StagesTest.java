package io.plumbline.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class StagesTest {
    private static final long SECOND = 1_000_000_000L;

    private static String told(Style style, String part) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(OutputStream.nullOutputStream(), err, style);
        String result = new Stages(terminal).stage("import", parts -> {
            parts.begin(part, () -> OptionalDouble.of(0.42));
            long until = System.nanoTime() + SECOND;
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            return "done";
        });
        assertEquals("done", result);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPersonSeesTheFileAndHowMuchOfItIsRead() {
        String told = told(new Style(StandardCharsets.UTF_8, true, true), "leads.csv (1 of 3)");
        assertTrue(told.contains("leads.csv (1 of 3) 42 %"), told);
        assertTrue(told.contains("\r"), told);
        assertTrue(told.endsWith(" s\n"), told);
    }

    @Test
    void aFileNameCannotSteerTheTerminal() {
        String told = told(new Style(StandardCharsets.UTF_8, true, true), "a\u001b[2Jb.csv");
        assertFalse(told.contains("\u001b[2J"), told);
    }

    @Test
    void aLogGetsTheLineAtTheEndAlone() {
        String told = told(Style.PLAIN, "leads.csv");
        assertTrue(told.matches("import {6}1\\.\\d s\n"), told);
    }

    @Test
    void aPartWithoutAMeasureIsNamedAlone() {
        Parts parts = new Parts();
        assertEquals("", parts.text());
        parts.begin("storing crm", OptionalDouble::empty);
        assertEquals("storing crm", parts.text());
    }
}
