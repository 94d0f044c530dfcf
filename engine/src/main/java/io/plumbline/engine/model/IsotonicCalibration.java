package io.plumbline.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Straight lines between knots, constant before the first and after the last (Zadrozny and Elkan 2002, interpolated).
 *
 * @param knots at least one; linear predictors rise, probabilities never fall
 */
public record IsotonicCalibration(List<Knot> knots) implements Calibrator {

    /**
     * A point of the map.
     *
     * @param linearPredictor finite
     * @param probability     0..1
     */
    public record Knot(double linearPredictor, double probability) {
        public Knot {
            if (!Double.isFinite(linearPredictor) || !(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("A knot needs a finite linear predictor and a probability.");
            }
        }
    }

    public IsotonicCalibration {
        knots = List.copyOf(knots);
        if (knots.isEmpty()) {
            throw new IllegalArgumentException("An isotonic calibration needs at least one knot.");
        }
        for (int i = 1; i < knots.size(); i++) {
            if (knots.get(i).linearPredictor() <= knots.get(i - 1).linearPredictor()
                    || knots.get(i).probability() < knots.get(i - 1).probability()) {
                throw new IllegalArgumentException("The knots of an isotonic calibration must rise.");
            }
        }
    }

    @Override
    public String kind() {
        return "isotonic";
    }

    @Override
    public double probability(double linearPredictor) {
        return line().at(linearPredictor);
    }

    @Override
    public OptionalDouble logOdds(double linearPredictor) {
        double probability = probability(linearPredictor);
        return probability > 0 && probability < 1
                ? OptionalDouble.of(Math.log(probability / (1 - probability)))
                : OptionalDouble.empty();
    }

    @Override
    public String sql(String linearPredictor) {
        return line().sql(linearPredictor);
    }

    private Pieces line() {
        List<Pieces.Piece> pieces = new ArrayList<>();
        pieces.add(Pieces.Piece.flat(Double.NEGATIVE_INFINITY, knots.get(0).probability()));
        for (int i = 1; i < knots.size(); i++) {
            Knot from = knots.get(i - 1);
            Knot to = knots.get(i);
            pieces.add(Pieces.Piece.between(
                    from.linearPredictor(), from.probability(), to.linearPredictor(), to.probability()));
        }
        Knot last = knots.get(knots.size() - 1);
        pieces.add(Pieces.Piece.flat(last.linearPredictor(), last.probability()));
        return new Pieces(pieces);
    }
}
