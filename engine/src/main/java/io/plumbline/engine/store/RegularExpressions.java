package io.plumbline.engine.store;

import io.plumbline.engine.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which regular expressions the store's engine takes. It is asked itself, so that what is read is also what runs. */
public final class RegularExpressions {
    private static final String KIND = "Input Error: ";

    /** What was asked of before: a process reads the same files more than once. */
    private static final Map<String, Optional<String>> FAULTS = new ConcurrentHashMap<>();

    private RegularExpressions() {}

    /**
     * Why a regular expression cannot be used, such as {@code missing ]: [a}.
     *
     * @return empty when it can be
     */
    public static Optional<String> fault(String pattern) {
        return FAULTS.computeIfAbsent(pattern, Engine::fault);
    }

    /** The message names the kind of error before each of its parts; the last part says what is wrong. */
    private static String said(String message) {
        String fault = message.substring(message.lastIndexOf(KIND) + KIND.length());
        return fault.lines().findFirst().map(String::strip).orElse("it is refused");
    }

    /** Opened by the first question, and as long as the process: opening takes longer than thousands of questions. */
    private static final class Engine {
        private static final Connection CONNECTION = Connections.inMemory("");

        private static synchronized Optional<String> fault(String pattern) {
            String question = "select " + Dialect.DUCKDB.matches("'x'", pattern, false) + " as matches";
            try (Statement statement = CONNECTION.createStatement()) {
                statement.execute(question);
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(said(KIND + e.getMessage()));
            }
        }
    }
}
