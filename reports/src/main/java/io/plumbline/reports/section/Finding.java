package io.plumbline.reports.section;

import io.plumbline.reports.words.Words;
import java.util.function.Function;

/**
 * A sentence that the numbers bear out, and where they stand.
 *
 * @param section  the id of the section that has the numbers
 * @param sentence in a language
 */
public record Finding(String section, Function<Words, String> sentence) {

    /** The sentence. */
    public String say(Words words) {
        return sentence.apply(words);
    }

    /** What the section is about, to lead there. */
    public String link(Words words) {
        return words.say("findings.see", "section", section);
    }
}
