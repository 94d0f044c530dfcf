package io.plumbline.reports.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language says all that English says, of the same things; nothing is said that nobody asks for. */
class MessagesTest {
    private static final Pattern ASKED =
            Pattern.compile("say\\(\\s*\"([a-z0-9_.]+[a-z0-9_])\"|\"\\$([a-z0-9_]+\\.[a-z0-9_.]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"\\$?([a-z0-9_.]+)\"");
    private static final Pattern KIND = Pattern.compile("named\\(\\s*\"([a-z0-9_.]+)\"");

    static List<String> others() {
        return Stream.of(MessageFile.languages().split(", "))
                .filter(each -> !each.equals("en"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("others")
    void aLanguageHasTheMessagesOfEnglishWithTheSameArguments(String language) throws IOException {
        assertEquals(arguments("en"), arguments(language));
    }

    @Test
    void noKeyStandsTwiceInAFile() throws IOException {
        for (Path file : files("src/main/resources/io/plumbline/reports/messages", ".properties")) {
            List<String> keys = Files.readAllLines(file).stream()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertEquals(
                    keys.stream().distinct().toList(), keys, file.getFileName().toString());
        }
    }

    @Test
    void everyMessageAskedForIsThere() throws IOException {
        Set<String> missing = found(ASKED);
        missing.removeAll(arguments("en").keySet());
        assertEquals(Set.of(), missing);
    }

    /** A key may be put together in code from a beginning that ends in a point. */
    @Test
    void everyMessageIsAskedFor() throws IOException {
        Set<String> literals = found(LITERAL);
        Set<String> beginnings = found(KIND).stream().map(kind -> kind + ".").collect(Collectors.toSet());
        literals.stream().filter(each -> each.endsWith(".")).forEach(beginnings::add);
        Set<String> unused = new TreeSet<>(arguments("en").keySet());
        unused.removeAll(literals);
        unused.removeIf(key -> beginnings.stream().anyMatch(key::startsWith));
        assertEquals(Set.of(), unused);
    }

    /** The first group that is there of every place in the sources where a pattern is found. */
    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files("src/main", ".java", ".jte", ".json")) {
            pattern.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Path> files(String folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    /** The names of each message's arguments, by its key. */
    private static Map<String, Set<String>> arguments(String language) throws IOException {
        Properties messages = new Properties();
        try (InputStream in = MessagesTest.class.getResourceAsStream(
                        "/io/plumbline/reports/messages/" + language + ".properties");
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        Map<String, Set<String>> arguments = new TreeMap<>();
        for (String key : messages.stringPropertyNames()) {
            arguments.put(
                    key,
                    new TreeSet<>(
                            new MessageFormat(messages.getProperty(key), new ULocale(language)).getArgumentNames()));
        }
        return arguments;
    }
}
