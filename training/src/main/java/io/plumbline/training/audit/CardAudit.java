package io.plumbline.training.audit;

import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.training.audit.Twins.Found;
import io.plumbline.training.audit.Twins.Twin;
import io.plumbline.training.fit.ColumnBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Audits the scorecard of some leads: holds every rule's points up against what the leads went on to do. */
final class CardAudit {
    /** Rows that converted below which no rule is judged. */
    private static final int FEWEST_POSITIVES = 50;

    private final String segment;
    private final AuditedRows all;
    private final List<AuditedRule> rules;
    private final List<RuleCounts> counts;
    private final List<double[]> firings;
    private final ColumnBlock ages;
    private final AuditPolicy policy;
    private final long seed;
    private final int threads;

    CardAudit(
            String segment,
            AuditedRows all,
            List<AuditedRule> rules,
            List<double[]> firings,
            ColumnBlock ages,
            AuditPolicy policy,
            long seed,
            int threads) {
        this.segment = segment;
        this.all = all;
        this.rules = rules;
        this.firings = firings;
        this.ages = ages;
        this.counts = firings.stream().map(each -> RuleCounts.of(each, all)).toList();
        this.policy = policy;
        this.seed = seed;
        this.threads = threads;
    }

    /** Places of the rules that can be judged. */
    private int[] judgeable() {
        return IntStream.range(0, rules.size())
                .filter(rule -> rules.get(rule).counts() && !tooRare(rule))
                .toArray();
    }

    private boolean tooRare(int rule) {
        return counts.get(rule).tooRare(all, policy.minimumConverted());
    }

    JudgedCard judge() {
        if (Math.min(all.positives(), all.size() - all.positives()) < FEWEST_POSITIVES) {
            return unjudged(Sentences.tooFew(all), false);
        }
        int[] places = judgeable();
        if (places.length == 0) {
            return unjudged("No rule touched enough rows.", true);
        }
        CardRows rows = new CardRows(
                all,
                all.clusters(),
                ages,
                Arrays.stream(places).mapToObj(rules::get).toList(),
                Arrays.stream(places).mapToObj(firings::get).toList(),
                threads);
        return judge(rows, places);
    }

    private JudgedCard judge(CardRows rows, int[] places) {
        List<JointFit> alone = rows.alone();
        Found found = new Twins(rows, policy.doubleOddsEvery(), alone).find();
        Scale scale = Scale.of(policy.doubleOddsEvery(), rows.inPoints(found.kept()), found.fit());
        OptionalDouble perLogOdds = scale.of(found.fit().effects());
        if (perLogOdds.isEmpty()) {
            return unjudged(Sentences.noScale(), true);
        }
        Verdicts verdicts = new Verdicts(rows, found, alone, perLogOdds.getAsDouble());
        List<Support> supports = Support.of(found.fit(), rows.weights(found.kept()), scale, seed);
        Map<Integer, JudgedRule> judged = new HashMap<>();
        for (int k = 0; k < found.kept().size(); k++) {
            int place = places[found.kept().get(k)];
            judged.put(place, verdicts.of(found.kept().get(k), counts.get(place), supports.get(k)));
        }
        for (Twin twin : found.twins().values()) {
            int place = places[twin.rule()];
            judged.put(place, verdicts.of(twin, counts.get(place)));
        }
        JudgedCard card = card(perLogOdds, Optional.of(scale.basis()), true, "", judged);
        return card.by(rows, found);
    }

    private JudgedCard unjudged(String reason, boolean enough) {
        return card(OptionalDouble.empty(), Optional.empty(), enough, reason, Map.of());
    }

    private JudgedCard card(
            OptionalDouble perLogOdds,
            Optional<String> basis,
            boolean enough,
            String reason,
            Map<Integer, JudgedRule> judged) {
        List<JudgedRule> complete = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            JudgedRule known = judged.get(rule);
            complete.add(known != null ? known : unjudged(rule, reason));
        }
        String whole = reason.isEmpty() ? Sentences.whole(complete) : reason;
        return new JudgedCard(segment, all, perLogOdds, basis, enough, whole, complete, Optional.empty());
    }

    private JudgedRule unjudged(int place, String reason) {
        AuditedRule rule = rules.get(place);
        Verdict verdict = !rule.counts() ? Verdict.NO_WEIGHT : tooRare(place) ? Verdict.TOO_RARE : Verdict.CANNOT_TELL;
        String why = verdict == Verdict.NO_WEIGHT
                ? Sentences.noWeight(rule)
                : verdict == Verdict.TOO_RARE
                        ? Sentences.tooRare(counts.get(place), all, policy.minimumConverted())
                        : reason;
        return new JudgedRule(
                rule, counts.get(place), Optional.empty(), Optional.empty(), Optional.empty(), verdict, why);
    }
}
