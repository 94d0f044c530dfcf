package io.plumbline.training.audit;

import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.audit.AuditTables.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * The points audit: what the outcomes of training rows support of each rule of a scorecard. A logistic regression of the
 * outcome on how often each rule fired, as it counts, gives the change of the log-odds by one firing beside all other rules, among
 * leads of like age;
 * a scale turns it into points as written in the file. Limits of groups and bounds of dimensions are not in it. Reads the
 * temporary tables of {@link io.plumbline.training.snapshot.TrainingRows}; writes {@code points_audit}, {@code rule_audit}
 * and {@code rule_window}.
 *
 * @param modelId what is written belongs to it
 */
public record PointsAudit(
        Store store, Workspace workspace, Scorecard scorecard, AuditPolicy policy, long modelId, int threads) {
    /** Rows looked at; where there are more, those of a part of the leads or accounts. */
    private static final int MOST_ROWS = 150_000;

    /**
     * Audits.
     *
     * @param learned the rows to learn from, which no later judgement of the scorecard may use
     */
    public void store(AuditedRows learned) {
        AuditedRows rows = learned.sample(MOST_ROWS, workspace.training().seed());
        List<Rule> asked = asked();
        if (rows.size() == 0 || asked.isEmpty()) {
            return;
        }
        Learned times = learned(rows);
        CountedPoints counted = CountedPoints.read(store, workspace, scorecard, asked, rows);
        AuditTables tables = new AuditTables(
                store, modelId, scorecard.fingerprint(), workspace.outcome().target());
        List<Scorecard> cards = scorecard.cards();
        List<JudgedCard> judged = new ArrayList<>();
        int[] segments = counted.segments();
        for (int k = 0; k < cards.size(); k++) {
            int number = k;
            JudgedCard card = audit(cards.get(k), name(k), rows, counted, asked, i -> segments[i] == number)
                    .judge();
            tables.write(card, times);
            judged.add(card);
        }
        new LengthTrials(store, workspace, scorecard, tables, threads).write(rows, judged);
    }

    private Learned learned(AuditedRows rows) {
        return store.first(
                        """
                        select
                            min(snapshot_at) as first,
                            max(snapshot_at) + interval 1 microsecond as after
                        from training_row
                        where row_id between %s and %s
                        """.formatted(rows.numbers()[0], rows.numbers()[rows.size() - 1]),
                        row -> new Learned(row.optionalInstant("first"), row.optionalInstant("after")))
                .orElseThrow();
    }

    /** The rules of all cards, each once, as they are asked for. */
    private List<Rule> asked() {
        return scorecard.cards().stream()
                .flatMap(card -> AuditedRule.of(card).stream())
                .map(AuditedRule::asked)
                .distinct()
                .toList();
    }

    private String name(int card) {
        return Stream.concat(Stream.of("all"), scorecard.segments().stream().map(Segment::name))
                .toList()
                .get(card);
    }

    private CardAudit audit(
            Scorecard card,
            String segment,
            AuditedRows rows,
            CountedPoints counted,
            List<Rule> asked,
            IntPredicate member) {
        AuditedRows own = rows.at(member);
        List<AuditedRule> rules = AuditedRule.of(card);
        List<double[]> firings = new ArrayList<>();
        for (AuditedRule rule : rules) {
            firings.add(AuditedRows.values(counted.firings(asked.indexOf(rule.asked()), rule.unit()), member));
        }
        return new CardAudit(
                segment,
                own,
                rules,
                firings,
                LeadAges.columns(AuditedRows.values(counted.ages(), member)),
                policy,
                workspace.training().seed(),
                threads);
    }
}
