package io.plumbline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the {@code plumbline} command. */
@Command(name = "plumbline", mixinStandardHelpOptions = true, version = "plumbline 0.1.0-SNAPSHOT")
public final class Plumbline implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the words after {@code plumbline}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Plumbline()).execute(args));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
