package io.plumbline.datasets.b2b;

import java.util.ArrayList;
import java.util.List;

/** Values with weights, to draw from; the weights need not sum to one. */
final class Weighted<T> {

    private final List<T> values = new ArrayList<>();
    private final List<Double> upperBounds = new ArrayList<>();
    private double total;

    Weighted<T> or(T value, double weight) {
        total += weight;
        values.add(value);
        upperBounds.add(total);
        return this;
    }

    /** The value that covers a position in [0, 1) of the summed weights. */
    T at(double position) {
        int index = 0;
        while (index < values.size() - 1 && position * total >= upperBounds.get(index)) {
            index++;
        }
        return values.get(index);
    }
}
