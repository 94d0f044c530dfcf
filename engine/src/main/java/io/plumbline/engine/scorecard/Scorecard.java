package io.plumbline.engine.scorecard;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A company's points rules: three dimensions that never read one another, the points score they make, and the levels
 * recommended from them.
 *
 * @param levels   in rising order, as in the file; may be empty
 * @param grid     when levels are evaluated and remembered
 * @param segments leads with a scorecard of their own, in the order in which they are tried; may be empty
 */
public record Scorecard(
        String name,
        Dimension fit,
        Dimension engagement,
        BuyingStage stage,
        PointsScore points,
        Grades grades,
        List<Level> levels,
        Grid grid,
        @AddedLater List<Segment> segments) {
    public Scorecard {
        levels = List.copyOf(levels);
        segments = List.copyOf(segments);
    }

    /** A scorecard for all leads alike, whose levels are evaluated on the usual grid. */
    public Scorecard(
            String name,
            Dimension fit,
            Dimension engagement,
            BuyingStage stage,
            PointsScore points,
            Grades grades,
            List<Level> levels) {
        this(name, fit, engagement, stage, points, grades, levels, Grid.USUAL, List.of());
    }

    /** This scorecard with other segments. */
    public Scorecard with(List<Segment> others) {
        return new Scorecard(name, fit, engagement, stage, points, grades, levels, grid, others);
    }

    /** The scorecards that leads may have: this one, for those that no segment fits, and those of the segments. */
    public List<Scorecard> cards() {
        return Stream.concat(Stream.of(this), segments.stream().map(Segment::card))
                .toList();
    }

    /**
     * The scorecard of the leads of a segment.
     *
     * @param segment a segment's name; empty for leads that no segment fits
     */
    public Scorecard card(Optional<String> segment) {
        return segment.map(name -> segments.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .card())
                .orElse(this);
    }

    /**
     * The rules of all dimensions, in the order of fit, engagement and stage; then those that only segments have, each
     * once. Where segments change a rule, the list holds several of its id.
     */
    public List<Rule> rules() {
        return cards().stream()
                .flatMap(card -> card.ownRules().stream())
                .distinct()
                .toList();
    }

    /** The rules of leads that no segment fits, in the order of fit, engagement and stage. */
    public List<Rule> ownRules() {
        return Stream.of(fit.rules(), engagement.rules(), stage.rules())
                .flatMap(List::stream)
                .toList();
    }

    /** What a rule of {@link #ownRules} weighs in the points score: the weight of its dimension; 0 for any other. */
    public double weight(Rule rule) {
        if (fit.rules().contains(rule)) {
            return points.fit();
        }
        return engagement.rules().contains(rule)
                ? points.engagement()
                : stage.rules().contains(rule) ? points.stage() : 0;
    }

    /** Names of the attributes that its rules and segments read. */
    public SortedSet<String> attributes() {
        return Stream.concat(
                        rules().stream().flatMap(rule -> rule.attributes().stream()),
                        segments.stream()
                                .flatMap(segment -> segment.when().stream())
                                .map(AttributeCondition::attribute))
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
