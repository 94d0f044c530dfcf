package io.plumbline.training.compare;

import io.plumbline.engine.store.Columns;
import io.plumbline.training.curve.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What both scores say of the test rows at the thresholds of a level: in unit row of each row, in unit entry of each lead
 * once, at the first row at which either calls it; one that neither calls is looked at over all its rows.
 *
 * @param members one per row, or per lead
 */
record CalledLeads(List<Member> members) {

    /**
     * A row, or a lead.
     *
     * @param row          the row at which it is called; of a lead that is not, its first positive one, else its first
     * @param lead         number of the lead
     * @param byPoints     whether the points call it, in unit entry at any row
     * @param byPredictive the same of the prediction
     */
    record Member(int row, int lead, boolean byPoints, boolean byPredictive, boolean positive) {

        boolean isIn(boolean ofPoints, boolean ofPredictive) {
            return byPoints == ofPoints && byPredictive == ofPredictive;
        }
    }

    static CalledLeads of(Unit unit, ChosenThresholds level, Columns rows) {
        List<Member> ofRows = ofRows(level, rows);
        return new CalledLeads(unit == Unit.ROW ? ofRows : ofLeads(ofRows));
    }

    private static List<Member> ofRows(ChosenThresholds level, Columns rows) {
        double[] points = rows.column("points");
        double[] probabilities = rows.column("probability");
        boolean[] labels = rows.truth("label");
        int[] lead = rows.whole("lead");
        List<Member> members = new ArrayList<>(labels.length);
        for (int i = 0; i < labels.length; i++) {
            members.add(new Member(
                    i, lead[i], points[i] >= level.points(), probabilities[i] >= level.predictive(), labels[i]));
        }
        return members;
    }

    private static List<Member> ofLeads(List<Member> rows) {
        List<Member> leads = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= rows.size(); end++) {
            if (end == rows.size() || rows.get(end).lead() != rows.get(start).lead()) {
                leads.add(ofLead(rows.subList(start, end)));
                start = end;
            }
        }
        return leads;
    }

    private static Member ofLead(List<Member> rows) {
        Optional<Member> called = rows.stream()
                .filter(row -> row.byPoints() || row.byPredictive())
                .findFirst();
        Member shown = called.or(() -> rows.stream().filter(Member::positive).findFirst())
                .orElse(rows.get(0));
        return new Member(
                shown.row(),
                shown.lead(),
                rows.stream().anyMatch(Member::byPoints),
                rows.stream().anyMatch(Member::byPredictive),
                shown.positive());
    }
}
