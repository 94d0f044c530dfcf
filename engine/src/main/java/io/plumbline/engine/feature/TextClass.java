package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text reduced to the first class of which it holds a word, else {@link #OTHER}; missing when the text is. Words are
 * whole, without case and accents, and may be several, with one space between them.
 *
 * @param what    what the classes tell apart, in a word or two
 * @param classes in the order in which they are tried
 */
public record TextClass(String name, String attribute, String what, List<WordList> classes)
        implements AttributeFeature {
    /** The class of a text that holds none of the words. */
    public static final String OTHER = "other";

    public TextClass {
        classes = List.copyOf(classes);
    }

    @Override
    public String description() {
        return "What '" + attribute + "' says of the " + what;
    }

    @Override
    public Shape shape() {
        return Shape.CATEGORY;
    }

    @Override
    public Set<ValueType> attributeTypes() {
        return Set.of(ValueType.TEXT);
    }

    @Override
    public String sql() {
        String words = Dialect.DUCKDB.words(column());
        String cases = classes.stream()
                .map(list ->
                        " when " + Dialect.DUCKDB.holdsWord(words, list.words()) + " then " + Sql.literal(list.name()))
                .collect(Collectors.joining());
        return "case when " + column() + " is null then null" + cases + " else " + Sql.literal(OTHER) + " end";
    }
}
