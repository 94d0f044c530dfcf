package io.plumbline.training.compare;

import io.plumbline.training.compare.CalledLeads.Member;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Some members as flags on the test rows, which is how they are summed by cluster.
 *
 * @param all       1 at the row of each member, else 0
 * @param positives the same of those that converted
 */
record Flagged(List<Member> members, double[] all, double[] positives) {

    /** @param rows of the test */
    static Flagged of(List<Member> members, int rows) {
        double[] all = new double[rows];
        double[] positives = new double[rows];
        members.forEach(member -> {
            all[member.row()] = 1;
            positives[member.row()] = member.positive() ? 1 : 0;
        });
        return new Flagged(members, all, positives);
    }

    long leads() {
        return members.stream().mapToInt(Member::lead).distinct().count();
    }

    long positiveCount() {
        return members.stream().filter(Member::positive).count();
    }

    /**
     * What the conversions brought.
     *
     * @param amounts one per test row
     */
    OptionalDouble amount(double[] amounts) {
        return OptionalDouble.of(members.stream()
                .filter(Member::positive)
                .mapToDouble(member -> amounts[member.row()])
                .sum());
    }
}
