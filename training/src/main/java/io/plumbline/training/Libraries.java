package io.plumbline.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.tribuo.Tribuo;

/** The libraries that training rests on. */
public final class Libraries {
    private Libraries() {}

    /** Tribuo's version, such as {@code 4.3.2}. */
    public static String tribuo() {
        return Tribuo.VERSION;
    }

    /** XGBoost's version, such as {@code 3.0.4}, as its jar tells it. */
    public static String xgboost() {
        try (InputStream stored = DMatrix.class.getResourceAsStream("/xgboost4j-version.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(stored));
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
