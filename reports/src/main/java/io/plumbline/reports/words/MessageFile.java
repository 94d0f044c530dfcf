package io.plumbline.reports.words;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The messages of one language, by key; what a file leaves out is said in English. */
final class MessageFile {
    private static final String ENGLISH = "en";

    private final Properties messages;

    private MessageFile(Properties messages) {
        this.messages = messages;
    }

    /**
     * Reads a language's file.
     *
     * @param asked    the tag as the user wrote it
     * @param language its language alone, {@code zh}
     * @throws ProblemException (usage) when there is none
     */
    static MessageFile of(String asked, String language) {
        if (!exists(language)) {
            throw ProblemException.usage(
                    "--lang",
                    "There are no texts in '" + asked + "'.",
                    "name one of " + languages() + ", with a region for its numbers if you like, as in en-DE;"
                            + " CONTRIBUTING.md says how to add a language.");
        }
        Properties messages = new Properties(read(ENGLISH));
        messages.putAll(read(language));
        return new MessageFile(messages);
    }

    boolean has(String key) {
        return messages.getProperty(key) != null;
    }

    String pattern(String key) {
        String pattern = messages.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("There is no message '" + key + "'.");
        }
        return pattern;
    }

    Set<String> keys() {
        return messages.stringPropertyNames();
    }

    /** Every language that has a file, in order. */
    static String languages() {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(MessageFile::exists)
                .collect(Collectors.joining(", "));
    }

    private static boolean exists(String language) {
        return !language.isEmpty() && MessageFile.class.getResource(resource(language)) != null;
    }

    private static Properties read(String language) {
        Properties messages = new Properties();
        try (InputStream in = MessageFile.class.getResourceAsStream(resource(language))) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    private static String resource(String language) {
        return "/io/plumbline/reports/messages/" + language + ".properties";
    }
}
