package io.plumbline.cli.terminal;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the process was told about its terminal.
 *
 * <p>Java cannot ask whether one stream alone is a terminal, so the launcher does: the property
 * {@code plumbline.terminals} names those that are ({@code out}, {@code err}), {@code plumbline.columns} gives the
 * width. Without the launcher both are terminals when the process has a console. Colours follow the conventions of
 * no-color.org and of CLICOLOR and CLICOLOR_FORCE, of which NO_COLOR wins.
 *
 * @param environment variables
 * @param properties  of the Java process
 * @param console     whether standard input and output are both terminals, as far as Java knows
 */
record Surroundings(Map<String, String> environment, Properties properties, boolean console) {
    private static final int NARROWEST = 20;

    @SuppressWarnings("SystemConsoleNull") // the property brings back null for no console on Java 22 and newer
    static Surroundings ofProcess() {
        System.setProperty("jdk.console", "java.base");
        return new Surroundings(System.getenv(), System.getProperties(), System.console() != null);
    }

    Style style(Charset charset) {
        return new Style(
                charset, isTerminal("err") && !isDumb(), colour(), isTerminal("out") ? width() : Style.UNLIMITED);
    }

    private boolean isTerminal(String stream) {
        String terminals = properties.getProperty("plumbline.terminals");
        return terminals == null
                ? console
                : Arrays.asList(terminals.split(" ", -1)).contains(stream);
    }

    private boolean colour() {
        if (!variable("NO_COLOR").isEmpty()) {
            return false;
        }
        String force = variable("CLICOLOR_FORCE");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return isTerminal("out") && !isDumb() && !variable("CLICOLOR").equals("0");
    }

    private boolean isDumb() {
        return variable("TERM").equals("dumb");
    }

    private int width() {
        return columns(variable("COLUMNS"))
                .or(() -> columns(properties.getProperty("plumbline.columns", "")))
                .orElse(Style.UNLIMITED);
    }

    private static Optional<Integer> columns(String text) {
        return text.matches("[0-9]{1,5}")
                ? Optional.of(Integer.parseInt(text)).filter(columns -> columns >= NARROWEST)
                : Optional.empty();
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
