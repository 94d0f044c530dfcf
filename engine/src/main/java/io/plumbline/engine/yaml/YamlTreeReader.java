package io.plumbline.engine.yaml;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.yaml.YamlNode.Mapping;
import io.plumbline.engine.yaml.YamlNode.Scalar;
import io.plumbline.engine.yaml.YamlNode.ScalarType;
import io.plumbline.engine.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLReadFeature;

/** Turns YAML tokens into nodes, refusing what the files have no use for. */
final class YamlTreeReader {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 50_000;
    private static final int MOST_TOLD = 200;
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]{1,20}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})([eE][-+]?[0-9]{1,2})?");
    private static final Pattern PLAIN_KEY = Pattern.compile("[\\p{L}\\p{N}_$-]+");
    private static final Pattern PLACE = Pattern.compile("([^\n]*)\n in reader, line ([0-9]+), column");
    private static final YAMLFactory FACTORY =
            YAMLFactory.builder().enable(YAMLReadFeature.EMPTY_STRING_AS_NULL).build();

    private final String name;
    private final Problems problems = new Problems();
    private int nodes;
    private int told;

    YamlTreeReader(String name) {
        this.name = name;
    }

    YamlNode read(String text) {
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            YamlNode root = first == null ? nothing() : node(parser, first, "", line(parser), 0);
            if (parser.nextToken() != null) {
                problem(line(parser), "", "A second document begins here.", "keep one document, without '---'.");
            }
            problems.throwIfAny(ExitCode.USAGE);
            return root;
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private static YamlNode nothing() {
        return new Scalar("", 1, "", ScalarType.NOTHING);
    }

    private YamlNode node(YAMLParser parser, JsonToken token, String path, int line, int depth) {
        refuseExtras(parser, path);
        if (++nodes > MAX_NODES) {
            problem(line(parser), "", "The file holds more than " + MAX_NODES + " values.", "shorten it.");
            problems.throwIfAny(ExitCode.USAGE);
        }
        if (depth > MAX_DEPTH) {
            problem(line(parser), path, "The nesting is too deep.", "write at most " + MAX_DEPTH + " levels.");
            problems.throwIfAny(ExitCode.USAGE);
        }
        return switch (token) {
            case START_OBJECT -> mapping(parser, path, line, depth);
            case START_ARRAY -> sequence(parser, path, line, depth);
            default -> scalar(parser, token, path, line);
        };
    }

    private YamlNode mapping(YAMLParser parser, String path, int line, int depth) {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            refuseNul(parser, key, path);
            String below = child(path, key);
            int keyLine = line(parser);
            YamlNode first = fields.get(key);
            YamlNode value = node(parser, parser.nextToken(), below, keyLine, depth + 1);
            if (first == null) {
                fields.put(key, value);
            } else {
                problem(
                        keyLine,
                        below,
                        "'" + key + "' is given twice; the first is in line " + first.line() + ".",
                        "keep one of the two.");
            }
        }
        return new Mapping(path, line, Collections.unmodifiableMap(fields));
    }

    private YamlNode sequence(YAMLParser parser, String path, int line, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(parser, token, path + "[" + items.size() + "]", line(parser), depth + 1));
        }
        return new Sequence(path, line, items);
    }

    private YamlNode scalar(YAMLParser parser, JsonToken token, String path, int line) {
        String text = parser.getString();
        refuseNul(parser, text, path);
        return new Scalar(path, line, text == null ? "" : text, type(token, text));
    }

    private static ScalarType type(JsonToken token, @Nullable String text) {
        return switch (token) {
            case VALUE_NULL -> ScalarType.NOTHING;
            case VALUE_TRUE, VALUE_FALSE -> ScalarType.TRUTH;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                text != null && NUMBER.matcher(text).matches() ? ScalarType.NUMBER : ScalarType.TEXT;
            default -> ScalarType.TEXT;
        };
    }

    private void refuseExtras(YAMLParser parser, String path) {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            problem(
                    line(parser),
                    path,
                    "Anchors (&) and aliases (*) are not supported.",
                    "write the value out; quote a text that begins with & or *.");
        } else if (parser.getTypeId() != null) {
            problem(
                    line(parser),
                    path,
                    "Tags (!) are not supported.",
                    "remove the tag; quote a text that begins with !.");
        }
    }

    private void refuseNul(YAMLParser parser, @Nullable String text, String path) {
        if (text != null && text.indexOf('\0') >= 0) {
            problem(line(parser), path, "A text holds the character NUL.", "remove `\\0` from it.");
        }
    }

    static String child(String path, String key) {
        if (!PLAIN_KEY.matcher(key).matches()) {
            return path + "['" + key + "']";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private void problem(int line, String path, String what, String fix) {
        problems.add(Problem.at(name, line, path, what, fix));
        if (++told >= MOST_TOLD) {
            problems.throwIfAny(ExitCode.USAGE);
        }
    }

    /** The parser tells first what it was about to read, then what it found; the last of these places is the one to mend. */
    private ProblemException unreadable(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        int line = location == null ? 1 : Math.max(1, location.getLineNr());
        String reason = e.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed");
        Matcher place = PLACE.matcher(e.getOriginalMessage());
        while (place.find()) {
            reason = place.group(1).strip();
            line = Integer.parseInt(place.group(2));
        }
        return new ProblemException(
                ExitCode.USAGE,
                List.of(Problem.at(
                        name,
                        line,
                        "",
                        "This is not YAML: " + reason + ".",
                        "check the indentation, the quotes and the ':' of this line and the one before; quote a text that"
                                + " begins with a sign such as * or @.")));
    }
}
