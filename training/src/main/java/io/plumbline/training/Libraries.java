package io.plumbline.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.tribuo.Tribuo;

/** The libraries that training rests on. */
public final class Libraries {
    private Libraries() {}

    /** Tribuo's version, such as {@code 4.3.2}. */
    public static String tribuo() {
        return Tribuo.VERSION;
    }

    /** XGBoost's version, such as {@code 3.0.4}, as its jar tells it; {@code none} where the jar is left out. */
    public static String xgboost() {
        try (InputStream stored = Libraries.class.getResourceAsStream("/xgboost4j-version.properties")) {
            if (stored == null) {
                return "none";
            }
            Properties properties = new Properties();
            properties.load(stored);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
