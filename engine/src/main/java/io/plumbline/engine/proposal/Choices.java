package io.plumbline.engine.proposal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a person has decided; everything else is proposed. */
public record Choices(Map<Matter, String> answers) {
    /** The answer that means "none of them". */
    public static final String NONE = "";

    public Choices {
        answers = Collections.unmodifiableMap(answers.isEmpty() ? new EnumMap<>(Matter.class) : new EnumMap<>(answers));
    }

    /** What can be decided. */
    public enum Matter {
        LEAD_ID,
        CREATED_AT,
        TARGET,
        TIME_ZONE
    }

    /** Nothing decided. */
    public static Choices none() {
        return new Choices(Map.of());
    }

    /** These and one more. */
    public Choices with(Matter matter, String answer) {
        Map<Matter, String> all = new EnumMap<>(Matter.class);
        all.putAll(answers);
        all.put(matter, answer);
        return new Choices(all);
    }

    Optional<String> of(Matter matter) {
        return Optional.ofNullable(answers.get(matter));
    }
}
