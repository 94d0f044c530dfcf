package io.plumbline.training.fit;

import io.plumbline.training.fit.ColumnBlock.Levels;
import io.plumbline.training.fit.ColumnBlock.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the sum of products of two columns stands in one array. Coefficients are numbered with the intercept first;
 * the intercept and the columns of numbers are dense, each block of levels is a group.
 *
 * <p>Products of two dense columns come first, a square of {@link #padded} by {@link #padded}; then, for each level of
 * each group and one code more for none of them, its products with all dense columns; then, for each pair of groups, a
 * table of levels by levels. Two levels of one group never meet, and a level times itself is the level times the
 * intercept.
 */
final class GramLayout {
    private final List<double[]> dense = new ArrayList<>();
    private final List<Levels> groups = new ArrayList<>();
    private final int[] groupOf;
    private final int[] place;
    private final int padded;
    private final int[] mixedAt;
    private final int[][] pairAt;
    private final int length;

    GramLayout(DesignMatrix matrix) {
        groupOf = new int[matrix.width() + 1];
        place = new int[matrix.width() + 1];
        groupOf[0] = -1;
        for (int b = 0; b < matrix.blocks().size(); b++) {
            place(matrix.blocks().get(b), matrix.firstColumn(b) + 1);
        }
        padded = (dense.size() + 1 + 3) / 4 * 4;
        mixedAt = new int[groups.size()];
        pairAt = new int[groups.size()][groups.size()];
        length = arrange(padded * padded);
    }

    private void place(ColumnBlock block, int first) {
        if (block instanceof Numbers numbers) {
            dense.add(numbers.values());
            groupOf[first] = -1;
            place[first] = dense.size();
        } else if (block instanceof Levels levels) {
            for (int k = 0; k < levels.width(); k++) {
                groupOf[first + k] = groups.size();
                place[first + k] = k;
            }
            groups.add(levels);
        }
    }

    private int arrange(int from) {
        int next = from;
        for (int g = 0; g < groups.size(); g++) {
            mixedAt[g] = next;
            next = Math.addExact(next, Math.multiplyExact(codes(g), padded));
        }
        for (int g = 0; g < groups.size(); g++) {
            for (int h = 0; h < g; h++) {
                pairAt[g][h] = next;
                next = Math.addExact(next, Math.multiplyExact(codes(g), codes(h)));
            }
        }
        return next;
    }

    /** Number of sums. */
    int length() {
        return length;
    }

    /** Columns of numbers, the intercept not among them. */
    List<double[]> dense() {
        return dense;
    }

    List<Levels> groups() {
        return groups;
    }

    /** Dense columns, the intercept among them, rounded up to a multiple of four. */
    int padded() {
        return padded;
    }

    /** Codes of a group: its levels and none of them. */
    int codes(int group) {
        return groups.get(group).width() + 1;
    }

    /** Where the products of a group's first level with the dense columns begin. */
    int mixedAt(int group) {
        return mixedAt[group];
    }

    /** Where the table of two groups begins; the levels of the later group are its rows. */
    int pairAt(int later, int earlier) {
        return pairAt[later][earlier];
    }

    /** The sum of products of two coefficients' columns. */
    double product(double[] sums, int j, int l) {
        int g = groupOf[j];
        int h = groupOf[l];
        if (g < 0 && h < 0) {
            return sums[Math.max(place[j], place[l]) * padded + Math.min(place[j], place[l])];
        }
        if (g < 0 || h < 0) {
            return g < 0 ? mixed(sums, h, place[l], place[j]) : mixed(sums, g, place[j], place[l]);
        }
        if (g == h) {
            return place[j] == place[l] ? mixed(sums, g, place[j], 0) : 0;
        }
        return g > h
                ? sums[pairAt[g][h] + place[j] * codes(h) + place[l]]
                : sums[pairAt[h][g] + place[l] * codes(g) + place[j]];
    }

    private double mixed(double[] sums, int group, int level, int denseColumn) {
        return sums[mixedAt[group] + level * padded + denseColumn];
    }
}
