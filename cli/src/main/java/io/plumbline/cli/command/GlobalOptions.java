package io.plumbline.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
public final class GlobalOptions {
    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The workspace's folder. Default: the current one.")
    Path workspace = Path.of(".");

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            scope = ScopeType.INHERIT,
            converter = InstantConverter.class,
            description = "What happened at or after it is not known: a date (its first instant, UTC) or an instant "
                    + "such as 2026-07-01T00:00:00Z. Default: now.")
    @Nullable
    Instant asOf;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as JSON.")
    boolean json;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show where a failure happened; its text may hold a lead's data. Also: PLUMBLINE_DEBUG=1.")
    boolean debug;
}
