package io.plumbline.cli;

import io.plumbline.cli.terminal.Style;
import io.plumbline.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Runs the real command line in this process and keeps what it said. */
public record Shell(Style style) {

    /** "Now" of every command that is not told another instant. */
    public static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    public static final Shell PLAIN = new Shell(Style.PLAIN);

    /** The end of a command. */
    public record Ended(int exitCode, String out, String err) {

        /** Both streams, for the message of a failed assertion. */
        public String all() {
            return "exit code " + exitCode + "\n" + out + "\n" + err;
        }
    }

    public Ended run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Plumbline.execute(
                new Terminal(out, err, style),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Stream.of(words).map(Object::toString).toArray(String[]::new));
        return new Ended(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
