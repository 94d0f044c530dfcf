package io.plumbline.engine.proposal;

import io.plumbline.engine.name.SpokenName;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A column of one table whose values are the leads of another.
 *
 * @param leads the column in the table of leads
 * @param other the column in the other table
 * @param share share of the other's different values that are leads, 0..1
 */
record KeyMatch(ColumnProfile leads, ColumnProfile other, double share) {
    private static final double ENOUGH = 0.02;
    private static final double BY_CONTENT = 0.5;
    private static final int MOST_CANDIDATES = 8;

    /** The pair that agrees best by its values; between equals by their names. */
    static Optional<KeyMatch> best(
            Scratch scratch, TableProfile leads, List<ColumnProfile> candidates, Assignments other) {
        List<ColumnProfile> columns = new ArrayList<>(other.named("event lead id", column -> true));
        other.free().stream()
                .filter(column -> column.time().isEmpty() && column.distinct() > 1 && !columns.contains(column))
                .filter(column -> SpokenName.of(column.name()).words().matches("(.* )?(id|guid|uuid|key)"))
                .forEach(columns::add);
        List<KeyMatch> pairs = new ArrayList<>();
        for (ColumnProfile lead : candidates.stream().limit(MOST_CANDIDATES).toList()) {
            for (ColumnProfile column : columns.stream().limit(MOST_CANDIDATES).toList()) {
                pairs.add(new KeyMatch(lead, column, share(scratch, leads, lead, other.table(), column)));
            }
        }
        if (columns.isEmpty()) {
            candidates.stream()
                    .limit(MOST_CANDIDATES)
                    .forEach(lead -> byContent(scratch, leads, lead, other).forEach(pairs::add));
        }
        return pairs.stream()
                .filter(pair -> pair.share >= ENOUGH)
                .max(Comparator.comparingDouble((KeyMatch pair) -> Math.rint(pair.share * 20))
                        .thenComparing(KeyMatch::sameName));
    }

    /** Where no name of the other table tells anything, columns that hold little else than the leads' values. */
    private static List<KeyMatch> byContent(
            Scratch scratch, TableProfile leads, ColumnProfile lead, Assignments other) {
        return other.free().stream()
                .filter(column -> column.time().isEmpty() && column.distinct() > 1 && column.type() == lead.type())
                .limit(MOST_CANDIDATES)
                .map(column -> new KeyMatch(lead, column, share(scratch, leads, lead, other.table(), column)))
                .filter(match -> match.share >= BY_CONTENT)
                .toList();
    }

    private boolean sameName() {
        return SpokenName.of(leads.name()).equals(SpokenName.of(other.name()));
    }

    private static double share(
            Scratch scratch, TableProfile leads, ColumnProfile lead, TableProfile other, ColumnProfile column) {
        return scratch.share("""
                select avg(case when l.id is null then 0e0 else 1e0 end) as share
                from (select distinct %s as id from %s where %s is not null) as o
                left join (select distinct %s as id from %s) as l on l.id = o.id
                """.formatted(
                        Scratch.cell(column),
                        Scratch.relation(other),
                        Scratch.cell(column),
                        Scratch.cell(lead),
                        Scratch.relation(leads)));
    }
}
