package io.plumbline.cli.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Listens to all that is logged or printed past the command line's own streams, while it is open. */
final class Overheard implements AutoCloseable {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> javaLog = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            javaLog.add(line.getMessage() + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Overheard() {
        root().setLevel(Level.DEBUG);
        log.start();
        root().addAppender(log);
        LogManager.getLogManager().getLogger("").addHandler(handler);
        PrintStream kept = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(kept);
        System.setErr(kept);
    }

    /** All of it. */
    String text() {
        return log.list.stream()
                        .map(line -> line.getFormattedMessage() + " " + line.getThrowableProxy())
                        .collect(Collectors.joining("\n"))
                + String.join("\n", javaLog)
                + printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        LogManager.getLogManager().getLogger("").removeHandler(handler);
        root().detachAppender(log);
        root().setLevel(Level.WARN);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
