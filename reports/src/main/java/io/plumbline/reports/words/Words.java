package io.plumbline.reports.words;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import io.plumbline.engine.problem.ProblemException;
import java.text.Bidi;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The report's texts in one language. A text is an ICU message with named arguments; numbers to be shown are given as
 * {@link Figures} writes them, numbers that decide a plural as numbers.
 */
public final class Words {
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private final ULocale locale;
    private final MessageFile messages;
    private final Figures figures;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Words(ULocale locale, MessageFile messages) {
        this.locale = locale;
        this.messages = messages;
        this.figures = new Figures(locale, (low, high) -> say("figure.range", "low", low, "high", high));
    }

    /** The texts as they are written, in English. */
    public static Words english() {
        return in("en");
    }

    /**
     * The texts of a language, with the numbers of its region.
     *
     * @param tag a BCP 47 tag; {@code en-DE} is English texts with the numbers of Germany
     * @throws ProblemException (usage) when there is no file of messages for the language
     */
    public static Words in(String tag) {
        ULocale locale = ULocale.forLanguageTag(tag);
        return new Words(locale, MessageFile.of(tag, locale.getLanguage()));
    }

    /** The language as HTML wants it, {@code zh} or {@code en-DE}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    public Figures figures() {
        return figures;
    }

    /**
     * A text.
     *
     * @param key       of the message
     * @param arguments name, value, name, value; texts that run from right to left are set apart
     * @throws IllegalArgumentException when no file has such a message
     */
    public String say(String key, Object... arguments) {
        Map<String, Object> named = new HashMap<>();
        for (int at = 0; at < arguments.length; at += 2) {
            named.put((String) arguments[at], isolated(arguments[at + 1]));
        }
        return formats.computeIfAbsent(key, each -> new MessageFormat(messages.pattern(each), locale))
                .format(named);
    }

    public boolean has(String key) {
        return messages.has(key);
    }

    /**
     * A code of the store in words, {@code scorer.points}; as it stands where there are none.
     *
     * @param kind the first part of the message's key
     */
    public String named(String kind, String code) {
        String key = kind + "." + code;
        return has(key) ? say(key) : code;
    }

    private static Object isolated(Object value) {
        return value instanceof String text && Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE
                : value;
    }
}
