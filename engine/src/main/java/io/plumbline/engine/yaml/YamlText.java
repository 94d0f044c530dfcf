package io.plumbline.engine.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML file as somebody wrote it, in which single values can be changed. Everything else stays byte for byte: comments,
 * order, quotes, line ends and a byte-order mark.
 */
public final class YamlText {
    private static final String MARK = "\uFEFF";
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final String text;
    private final Map<String, Place> places = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();

    /**
     * A value and the key before it, as offsets in characters.
     *
     * @param key   where the key begins; -1 in a list
     * @param begin where the value begins
     * @param end   where it ends, exclusive
     */
    private record Place(int key, int begin, int end) {}

    private record Edit(int begin, int end, String replacement) {}

    private YamlText(String text) {
        this.text = text;
    }

    /** Reads a text that {@link YamlDocument} has read without a problem. */
    public static YamlText of(String text) {
        YamlText yaml = new YamlText(text);
        int mark = text.startsWith(MARK) ? 1 : 0;
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text.substring(mark))) {
            JsonToken first = parser.nextToken();
            if (first != null) {
                yaml.walk(parser, first, "", -1, mark);
            }
        }
        return yaml;
    }

    private void walk(YAMLParser parser, JsonToken token, String path, int key, int mark) {
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String below = YamlTreeReader.child(path, parser.currentName());
                int begin = offset(parser.currentTokenLocation(), mark);
                walk(parser, parser.nextToken(), below, begin, mark);
            }
        } else if (token == JsonToken.START_ARRAY) {
            int item = 0;
            for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                walk(parser, each, path + "[" + item++ + "]", -1, mark);
            }
        } else {
            places.put(
                    path,
                    new Place(
                            key, offset(parser.currentTokenLocation(), mark), offset(parser.currentLocation(), mark)));
        }
    }

    /** The parser counts code points behind the byte-order mark. */
    private int offset(TokenStreamLocation location, int mark) {
        return text.offsetByCodePoints(mark, (int) location.getCharOffset());
    }

    /**
     * Puts another value in the place of a plain one.
     *
     * @param path as in {@link YamlNode#path}
     * @return whether there is a plain value, so that it could be done
     */
    public boolean replace(String path, String value) {
        Optional<Place> place = plain(path);
        place.ifPresent(found -> edits.add(new Edit(found.begin(), found.end(), value)));
        return place.isPresent();
    }

    /**
     * Takes out a key with its plain value, where that is safe: in braces, or on a line of its own that does not begin the
     * entry of a list, with no comment on it.
     *
     * @return whether it could be done
     */
    public boolean remove(String path) {
        Optional<Edit> edit = plain(path).filter(place -> place.key() >= 0).flatMap(this::removal);
        edit.ifPresent(edits::add);
        return edit.isPresent();
    }

    private Optional<Place> plain(String path) {
        return Optional.ofNullable(places.get(path))
                .filter(place -> place.begin() < place.end())
                .filter(place -> "\"'|>".indexOf(text.charAt(place.begin())) < 0)
                .filter(place ->
                        text.substring(place.begin(), place.end()).lines().count() == 1);
    }

    private Optional<Edit> removal(Place place) {
        int lineBegin = lineBegin(place.key());
        int lineEnd = lineEnd(place.end());
        boolean alone = text.substring(lineBegin, place.key()).isBlank()
                && text.substring(place.end(), lineEnd).isBlank();
        if (alone && lineEnd < text.length()) {
            return Optional.of(new Edit(lineBegin, afterBreak(lineEnd), ""));
        }
        int before = skipBack(place.key());
        int after = skip(place.end());
        if (after < text.length() && text.charAt(after) == ',') {
            return Optional.of(new Edit(place.key(), skip(after + 1), ""));
        }
        if (after < text.length() && text.charAt(after) == '}' && before >= 0 && text.charAt(before) == ',') {
            return Optional.of(new Edit(before, place.end(), ""));
        }
        return Optional.empty();
    }

    private int lineBegin(int at) {
        int begin = at;
        while (begin > 0 && text.charAt(begin - 1) != '\n') {
            begin--;
        }
        return begin;
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int afterBreak(int at) {
        return at + (text.startsWith("\r\n", at) ? 2 : 1);
    }

    private int skip(int at) {
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next;
    }

    private int skipBack(int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before;
    }

    /** Whether nothing was changed. */
    public boolean isUnchanged() {
        return edits.isEmpty();
    }

    /**
     * The text with what was changed in it.
     *
     * @param remarks lines that become comments at the top; not written where nothing was changed
     */
    public String text(List<String> remarks) {
        if (edits.isEmpty()) {
            return text;
        }
        StringBuilder changed = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::begin).reversed())
                .forEach(edit -> changed.replace(edit.begin(), edit.end(), edit.replacement()));
        String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder top = new StringBuilder();
        remarks.forEach(remark ->
                top.append("# ").append(remark.replaceAll("\\s+", " ")).append(lineBreak));
        changed.insert(text.startsWith(MARK) ? 1 : 0, top);
        return changed.toString();
    }
}
