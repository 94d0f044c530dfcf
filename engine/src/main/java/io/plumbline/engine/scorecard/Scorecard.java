package io.plumbline.engine.scorecard;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A company's points rules: three dimensions that never read one another, the points score they make, and the levels
 * recommended from them.
 *
 * @param levels in rising order, as in the file; may be empty
 * @param grid   when levels are evaluated and remembered
 */
public record Scorecard(
        String name,
        Dimension fit,
        Dimension engagement,
        BuyingStage stage,
        PointsScore points,
        Grades grades,
        List<Level> levels,
        Grid grid) {
    public Scorecard {
        levels = List.copyOf(levels);
    }

    /** A scorecard whose levels are evaluated on the usual grid. */
    public Scorecard(
            String name,
            Dimension fit,
            Dimension engagement,
            BuyingStage stage,
            PointsScore points,
            Grades grades,
            List<Level> levels) {
        this(name, fit, engagement, stage, points, grades, levels, Grid.USUAL);
    }

    /** The rules of all dimensions, in the order of fit, engagement and stage. */
    public List<Rule> rules() {
        return Stream.of(fit.rules(), engagement.rules(), stage.rules())
                .flatMap(List::stream)
                .toList();
    }

    /** Names of the attributes that its rules read. */
    public SortedSet<String> attributes() {
        return rules().stream()
                .flatMap(rule -> rule.attributes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A hash of what the scorecard means. Spaces, comments, the order of keys and a default written out do not change
     * it.
     *
     * @return SHA-256 in hexadecimal
     */
    public String fingerprint() {
        return Fingerprint.of(this);
    }
}
