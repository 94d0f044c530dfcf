package io.plumbline.notebooks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cells of one row, to make sentences of.
 *
 * @param heads names of the columns
 * @param cells one per head
 */
public record Facts(List<String> heads, List<Optional<Object>> cells) {
    private static final Pattern NAMED = Pattern.compile("\\{([^{}]+)}");

    /** The first row of a query; every cell is empty where it has none. */
    public static Facts of(Connection connection, String sql) throws SQLException {
        return Table.of(connection, sql).facts();
    }

    /** A number, NaN where there is none, so that no comparison with it holds. */
    public double number(String head) {
        OptionalDouble number = Table.number(cell(head));
        return number.orElse(Double.NaN);
    }

    /** A cell as the tables show it. */
    public String text(String head) {
        return Figures.text(head, cell(head));
    }

    /** A sentence in which each {@code {head}} is replaced by the cell of that name. */
    public String say(String sentence) {
        return NAMED.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(text(found.group(1))));
    }

    /**
     * One of three sentences about a difference, by where its interval, {@code low} to {@code high}, lies.
     *
     * @param above  when all of it is above 0
     * @param below  when all of it is below 0
     * @param unsure when it holds 0, or there is none
     */
    public String say(String above, String below, String unsure) {
        return say(number(Table.LOW) > 0 ? above : number(Table.HIGH) < 0 ? below : unsure);
    }

    private Optional<Object> cell(String head) {
        int place = heads.indexOf(head);
        if (place < 0) {
            throw new IllegalArgumentException("There is no column '" + head + "'; there are " + heads);
        }
        return cells.get(place);
    }
}
