package io.plumbline.cli.run;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** This program's version. */
public final class Program implements IVersionProvider {

    /** The version of the jar; {@code development} when run from loose classes. */
    public static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"plumbline " + version()};
    }
}
