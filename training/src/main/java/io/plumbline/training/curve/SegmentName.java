package io.plumbline.training.curve;

import java.util.Optional;

/** What the segments of an attribute are called, wherever they are stored. */
public final class SegmentName {
    private SegmentName() {}

    /** {@code country=DE} of a value, {@code country: missing} where there is none. */
    public static String of(String attribute, Optional<String> value) {
        return value.map(known -> attribute + "=" + known).orElse(attribute + ": missing");
    }

    /** {@code country: other}, the values that are too few by themselves. */
    public static String others(String attribute) {
        return attribute + ": other";
    }
}
