package io.plumbline.training.group;

import io.plumbline.engine.store.Columns;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.metric.Clusters;
import java.util.Arrays;

/**
 * Test rows, in the order of lead and snapshot.
 *
 * @param cluster     number of each row's account where given, else of its lead
 * @param lead        number of its lead
 * @param label       1 where the step followed, else 0
 * @param probability predicted
 * @param points      given
 * @param moments     of the rows, in microseconds since 1970
 */
record GroupRows(int[] cluster, int[] lead, double[] label, double[] probability, double[] points, long[] moments) {

    static GroupRows of(Columns columns) {
        return new GroupRows(
                columns.whole("cluster"),
                columns.whole("lead"),
                columns.column("label"),
                columns.column("probability"),
                columns.column("points"),
                Arrays.stream(columns.column("as_of_us")).mapToLong(Math::round).toArray());
    }

    /** What the rows of a group belong to. */
    Clusters clusters(Group group) {
        return Clusters.byNumber(
                Arrays.stream(group.rows()).map(row -> cluster[row]).toArray());
    }

    /** The scores of a group's rows. */
    double[] scores(Scorer scorer, Group group) {
        double[] all = scorer == Scorer.PREDICTIVE ? probability : points;
        return Arrays.stream(group.rows()).mapToDouble(row -> all[row]).toArray();
    }

    /** The labels of a group's rows. */
    double[] labels(Group group) {
        return Arrays.stream(group.rows()).mapToDouble(row -> label[row]).toArray();
    }
}
