package io.plumbline.engine.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeatureSetTest {
    private static final FeatureSet EVERY_KIND = new FeatureSet(List.of(
            new LeadAge(),
            new NumberAttribute("employees"),
            new BooleanAttribute("free_mail"),
            new DaysSinceDate("founded"),
            new CategoryAttribute("country"),
            new EventCount("view", Optional.of(Duration.ofDays(14))),
            new EventCount("view", Optional.empty()),
            new EventSum("view", "seconds", Optional.of(Duration.ofHours(12))),
            new DaysSinceEvent("view"),
            new DaysSinceAnyEvent(List.of("view", "mail")),
            new ActiveDays(List.of("view"), Optional.of(Duration.ofSeconds(90)))));

    @Test
    void everyKindReadsBackFromItsJson() {
        assertEquals(EVERY_KIND, FeatureSet.parse(EVERY_KIND.json()));
    }

    @Test
    void namesSayTypeAndWindow() {
        assertEquals(
                List.of(
                        "lead_age_days",
                        "employees",
                        "free_mail",
                        "days_since_founded",
                        "country",
                        "view_count_14d",
                        "view_count",
                        "view_seconds_sum_12h",
                        "days_since_view",
                        "days_since_any_event",
                        "active_days_90s"),
                EVERY_KIND.names());
    }

    @Test
    void descriptionsAreSentencesOfTheReader() {
        assertEquals(
                "Number of 'view' events in the 14 days before",
                EVERY_KIND.named("view_count_14d").description());
        assertEquals(
                "Sum of 'seconds' over 'view' events ever before",
                new EventSum("view", "seconds", Optional.empty()).description());
    }

    @Test
    void theJsonOfAStoredModelStaysReadable() {
        assertEquals(
                new FeatureSet(List.of(new EventCount("view", Optional.of(Duration.ofDays(7))), new LeadAge())),
                FeatureSet.parse("{\"features\":[{\"kind\":\"event_count\",\"type\":\"view\",\"within\":\"PT168H\"},"
                        + "{\"kind\":\"lead_age\"}]}"));
    }

    @Test
    void twoFeaturesOfOneNameAreRefusedWithTheRemedy() {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> new FeatureSet(List.of(new DaysSinceDate("view"), new DaysSinceEvent("view"))));
        assertEquals("""
                features
                    Two columns of the training rows would be called 'days_since_view'.
                    Fix: Rename the attribute or event type it comes from, or list it under training.features.exclude.""", refused.getMessage());
    }

    @Test
    void aTextThatIsNoFeatureSetIsRefusedWithoutQuotingIt() {
        ProblemException refused = assertThrows(
                ProblemException.class, () -> FeatureSet.parse("{\"features\":[{\"kind\":\"horoscope\"}]}"));
        assertEquals("""
                model
                    The stored definition is not one that this version can read.
                    Fix: Use the version that trained the model, or train it again with 'plumbline train'.""", refused.getMessage());
    }

    @Test
    void windowsOfPartSecondsAreRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new EventCount("view", Optional.of(Duration.ofMillis(1500))));
        assertEquals("A window must be a positive number of whole seconds.", refused.getMessage());
    }
}
