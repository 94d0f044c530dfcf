package io.plumbline.datasets.b2b;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    Path directory;

    @Test
    void everyPlaceholderIsFilled() throws IOException {
        B2bSaas.write(directory, Written.SMALL);
        assertFalse(text("plumbline.yaml").contains("@"));
        assertFalse(text("scoring.yaml").contains("@"));
        assertTrue(text("plumbline.yaml").contains("exported_at: 2025-04-01T00:00:00Z\n"));
    }

    @Test
    void vanityRulesAreWrittenOnlyWhenTheyWereInForce() throws IOException {
        B2bSaas.write(directory, Written.SMALL);
        assertTrue(text("scoring.yaml").contains("- { id: social-click, points: 8,"));
        B2bSaas.write(directory, Written.SMALL.withVanityRule(false));
        assertFalse(text("scoring.yaml").contains("social"));
        assertFalse(text("scoring.yaml").contains("email_open"));
    }

    @Test
    void theLateAttributeIsDeclaredOnlyWhenItIsThere() throws IOException {
        B2bSaas.write(directory, Written.SMALL);
        assertFalse(text("plumbline.yaml").contains("crm_priority"));
        B2bSaas.write(directory, Written.SMALL.withLateFilledAttribute(true));
        assertTrue(text("plumbline.yaml").contains("\n        crm_priority: text\n"));
    }

    @Test
    void theReadmeStatesEveryTrueEffect() throws IOException {
        B2bSaas.write(directory, Written.SMALL);
        String readme = text("README.md");
        for (TrueEffect effect : TrueEffect.values()) {
            String name = Pattern.quote("| `" + effect.name().toLowerCase(Locale.ROOT) + "`: ");
            String numbers = Pattern.quote(" | " + effect.coefficient() + " | " + effect.driftedCoefficient() + " |");
            assertTrue(Pattern.compile(name + "[^|]+" + numbers).matcher(readme).find(), effect.name());
        }
        assertTrue(readme.contains("an intercept of " + TrueModel.INTERCEPT));
    }

    @Test
    void theWorkspaceCallsAnMqlWhereMarketingDid() throws IOException {
        B2bSaas.write(directory, Written.SMALL);
        String level = "mql: { any_of: [ { scorer: points, at_least: " + (int) B2bSaas.MQL_POINTS + " } ] }";
        assertTrue(text("scoring.yaml").contains(level));
        String weights = "{ fit: " + PresentRules.FIT_WEIGHT + ", engagement: " + PresentRules.ENGAGEMENT_WEIGHT;
        assertTrue(text("scoring.yaml").contains(weights));
    }

    private String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }
}
