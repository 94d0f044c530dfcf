package io.plumbline.reports.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @Test
    void argumentsHaveNames() {
        assertEquals("3 of 8", Words.english().say("figure.of", "whole", "8", "part", "3"));
    }

    @Test
    void textThatRunsFromRightToLeftIsSetApart() {
        assertEquals(
                "\u2068\u05d0\u05d1\u2069 of 8",
                Words.english().say("figure.of", "part", "\u05d0\u05d1", "whole", "8"));
    }

    @Test
    void whatAnArgumentSaysIsNoMessage() {
        assertEquals("{whole} of '8'", Words.english().say("figure.of", "part", "{whole}", "whole", "'8'"));
    }

    @Test
    void aCodeWithoutWordsStandsAsItIs() {
        assertEquals("points", Words.english().named("scorer", "points"));
        assertEquals("my_score", Words.english().named("scorer", "my_score"));
    }

    @ParameterizedTest
    @CsvSource({"en, en", "en-DE, en-DE", "zh-CN, zh-CN", "VI, vi"})
    void aLanguageMayNameARegion(String asked, String tag) {
        assertEquals(tag, Words.in(asked).tag());
    }

    @Test
    void theRegionWritesTheNumbers() {
        assertEquals("1.234,5", Words.in("en-DE").figures().number(1234.5));
        assertEquals("1,234.5", Words.in("en").figures().number(1234.5));
    }

    @ParameterizedTest
    @CsvSource({"xx", "''", "../en", "tlh"})
    void aLanguageWithoutAFileIsRefusedAndTheOthersAreNamed(String asked) {
        ProblemException problem = assertThrows(ProblemException.class, () -> Words.in(asked));
        assertEquals("""
                --lang
                    There are no texts in '%s'.
                    Fix: name one of en, th, vi, zh, with a region for its numbers if you like, as in en-DE; CONTRIBUTING.md says how to add a language.""".formatted(asked), problem.getMessage());
    }

    @Test
    void aMessageThatIsNotThereIsAFault() {
        IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class, () -> Words.english().say("no.such"));
        assertEquals("There is no message 'no.such'.", fault.getMessage());
    }
}
