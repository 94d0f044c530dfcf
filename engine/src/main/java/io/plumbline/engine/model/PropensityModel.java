package io.plumbline.engine.model;

import io.plumbline.engine.feature.DefinitionJson;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.problem.ProblemException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trained model: everything that is needed to score a lead.
 *
 * @param target      the step it foresees
 * @param horizonDays how far ahead, in days; empty for a table without time
 * @param asOf        the instant before which it knows the world
 * @param features    those its terms read
 * @param terms       with unique names; each reads one of the features
 * @param intercept   log-odds when every encoded column is 0, finite
 * @param calibrator  linear predictor to probability
 * @param scale       probability to predictive score
 */
public record PropensityModel(
        String target,
        OptionalDouble horizonDays,
        Instant asOf,
        FeatureSet features,
        List<Term> terms,
        double intercept,
        Calibrator calibrator,
        PercentileScale scale) {
    /** Terms are summed in blocks, because SQL engines limit how deep an expression may nest. */
    static final int BLOCK = 50;

    public PropensityModel {
        terms = List.copyOf(terms);
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("The intercept is not finite.");
        }
        if (terms.stream().map(Term::name).distinct().count() != terms.size()) {
            throw new IllegalArgumentException("Two terms have one name.");
        }
        Set<String> known = new HashSet<>(features.names());
        Set<String> read = terms.stream().map(term -> term.column().feature()).collect(Collectors.toSet());
        if (!known.equals(read)) {
            throw new IllegalArgumentException("The features of a model must be those that its terms read.");
        }
    }

    /**
     * Log-odds of an encoded row.
     *
     * @param encoded the columns' values, in the order of the terms
     */
    public double linearPredictor(double[] encoded) {
        if (encoded.length != terms.size()) {
            throw new IllegalArgumentException(
                    "The row has " + encoded.length + " values for " + terms.size() + " terms.");
        }
        double total = intercept;
        for (int begin = 0; begin < encoded.length; begin += BLOCK) {
            double block = 0;
            for (int i = begin; i < Math.min(begin + BLOCK, encoded.length); i++) {
                block += terms.get(i).coefficient() * encoded[i];
            }
            total += block;
        }
        return total;
    }

    /** Calibrated probability of an encoded row, 0..1. */
    public double probability(double[] encoded) {
        return calibrator.probability(linearPredictor(encoded));
    }

    /** Log-odds of the average training row, from which explanations count. */
    public double averageLinearPredictor() {
        return linearPredictor(
                terms.stream().mapToDouble(term -> term.column().average()).toArray());
    }

    /** The same model with another scale, for when the scale follows from the model's own probabilities. */
    public PropensityModel withScale(PercentileScale other) {
        return new PropensityModel(target, horizonDays, asOf, features, terms, intercept, calibrator, other);
    }

    /** The model as JSON, which {@link #parse} reads back to the same bits. */
    public String definition() {
        return DefinitionJson.write(this);
    }

    /**
     * The model that {@link #definition()} wrote.
     *
     * @throws ProblemException when the text holds no model that this version knows
     */
    public static PropensityModel parse(String definition) {
        return DefinitionJson.read(definition, PropensityModel.class);
    }
}
