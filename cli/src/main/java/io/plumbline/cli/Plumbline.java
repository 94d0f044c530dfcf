package io.plumbline.cli;

import io.plumbline.cli.command.AuditCommand;
import io.plumbline.cli.command.CheckCommand;
import io.plumbline.cli.command.CompareCommand;
import io.plumbline.cli.command.CompletionCommand;
import io.plumbline.cli.command.Context;
import io.plumbline.cli.command.DemoCommand;
import io.plumbline.cli.command.DoctorCommand;
import io.plumbline.cli.command.Errors;
import io.plumbline.cli.command.ExplainCommand;
import io.plumbline.cli.command.ExportCommand;
import io.plumbline.cli.command.FunnelCommand;
import io.plumbline.cli.command.GlobalOptions;
import io.plumbline.cli.command.HandoffCommand;
import io.plumbline.cli.command.HealthCommand;
import io.plumbline.cli.command.ImportCommand;
import io.plumbline.cli.command.InitCommand;
import io.plumbline.cli.command.ModelsCommand;
import io.plumbline.cli.command.NurtureCommand;
import io.plumbline.cli.command.OverrideCommand;
import io.plumbline.cli.command.PartsCommand;
import io.plumbline.cli.command.PredictCommand;
import io.plumbline.cli.command.ReportCommand;
import io.plumbline.cli.command.RunCommand;
import io.plumbline.cli.command.SampleCommand;
import io.plumbline.cli.command.ScoreCommand;
import io.plumbline.cli.command.ScorecardsCommand;
import io.plumbline.cli.command.SimulateCommand;
import io.plumbline.cli.command.SqlCommand;
import io.plumbline.cli.command.ThresholdsCommand;
import io.plumbline.cli.command.TrainCommand;
import io.plumbline.cli.run.Program;
import io.plumbline.cli.terminal.Style;
import io.plumbline.cli.terminal.Terminal;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry point of the {@code plumbline} command. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        versionProvider = Program.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Holds lead-scoring points up against what leads really did.",
        footer = {
            "",
            "Begin with 'plumbline demo'. Exit codes: 0 done, 1 failed, 2 wrong use or configuration, 3 done, but the"
                    + " promotion gate refused the new model."
        })
public final class Plumbline implements Runnable {

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    @Spec
    private CommandSpec spec;

    private Plumbline() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the words after {@code plumbline}
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ENGLISH);
        Terminal terminal = Terminal.ofProcess();
        System.exit(execute(terminal, Clock.systemUTC(), args));
    }

    /**
     * Runs one command.
     *
     * @param args the words after {@code plumbline}
     * @return the exit code
     */
    public static int execute(Terminal terminal, Clock clock, String... args) {
        Plumbline plumbline = new Plumbline();
        Errors errors = new Errors(terminal, plumbline.options);
        try {
            return plumbline.commandLine(terminal, clock, errors).execute(args);
        } catch (Error e) {
            return errors.failed(e);
        } finally {
            terminal.flush();
        }
    }

    /** The names of all commands. */
    static SortedSet<String> commandNames() {
        Terminal nowhere = new Terminal(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Style.PLAIN);
        Plumbline plumbline = new Plumbline();
        Errors errors = new Errors(nowhere, plumbline.options);
        return new TreeSet<>(plumbline
                .commandLine(nowhere, Clock.systemUTC(), errors)
                .getSubcommands()
                .keySet());
    }

    private CommandLine commandLine(Terminal terminal, Clock clock, Errors errors) {
        CommandLine commandLine = new CommandLine(this);
        commands(new Context(terminal, options, clock)).forEach(commandLine::addSubcommand);
        commandLine
                .getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        commandLine.setOut(terminal.outWriter());
        commandLine.setErr(terminal.errWriter());
        commandLine.setColorScheme(Help.defaultColorScheme(terminal.style().colour() ? Ansi.ON : Ansi.OFF));
        commandLine.setUsageHelpWidth(100);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setAllowSubcommandsAsOptionParameters(true);
        errors.handle(commandLine);
        return commandLine;
    }

    private static List<Object> commands(Context context) {
        return List.of(
                new DemoCommand(context),
                new InitCommand(context),
                new CheckCommand(context),
                new PartsCommand(context),
                new ImportCommand(context),
                new ScoreCommand(context),
                new ExplainCommand(context),
                new TrainCommand(context),
                new PredictCommand(context),
                new ThresholdsCommand(context),
                new CompareCommand(context),
                new AuditCommand(context),
                new SimulateCommand(context),
                new FunnelCommand(context),
                new HealthCommand(context),
                new ReportCommand(context),
                new ExportCommand(context),
                new HandoffCommand(context),
                new NurtureCommand(context),
                new OverrideCommand(context),
                new RunCommand(context),
                new ModelsCommand(context),
                new ScorecardsCommand(context),
                new SqlCommand(context),
                new DoctorCommand(context),
                new CompletionCommand(context),
                new SampleCommand(context));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
