package io.plumbline.engine.store;

import io.plumbline.engine.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Which regular expressions the store's engine takes. It is asked itself, so that what is read is also what runs. */
public final class RegularExpressions {
    private static final String KIND = "Input Error: ";

    private RegularExpressions() {}

    /**
     * Why a regular expression cannot be used, such as {@code missing ]: [a}.
     *
     * @return empty when it can be
     */
    public static Optional<String> fault(String pattern) {
        String question = "select " + Dialect.DUCKDB.matches("'x'", pattern, false) + " as matches";
        try (Connection connection = Connections.inMemory("");
                Statement statement = connection.createStatement()) {
            statement.execute(question);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(said(KIND + e.getMessage()));
        }
    }

    /** The message names the kind of error before each of its parts; the last part says what is wrong. */
    private static String said(String message) {
        String fault = message.substring(message.lastIndexOf(KIND) + KIND.length());
        return fault.lines().findFirst().map(String::strip).orElse("it is refused");
    }
}
