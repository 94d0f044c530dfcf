package io.plumbline.training.audit;

import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes what an audit found into the store. */
record AuditTables(Store store, long modelId, String fingerprint, String step) {

    /** When the rows were seen. */
    record Learned(Optional<Instant> from, Optional<Instant> until) {}

    /** Writes a card and its rules. */
    void write(JudgedCard card, Learned learned) {
        store.insert(
                "insert into points_audit values (?, ?, ?, ?, cast(? as timestamp), cast(? as timestamp), ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                card.segment(),
                fingerprint,
                step,
                text(learned.from()),
                text(learned.until()),
                (long) card.rows().size(),
                card.rows().leads(),
                (long) card.rows().positives(),
                card.pointsToDoubleOdds(),
                card.scaleBasis().orElse(null),
                card.judged() ? "judged" : "too few",
                card.reason());
        double all =
                card.rules().stream().mapToDouble(rule -> Math.abs(mean(rule))).sum();
        for (int position = 0; position < card.rules().size(); position++) {
            write(card, position + 1, all);
        }
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(at -> at.toString().replace("T", " ").replace("Z", ""))
                .orElse(null);
    }

    /** Mean points of a rule in the points score. */
    private static double mean(JudgedRule rule) {
        return rule.rule().inPoints() * rule.counts().mean();
    }

    private void write(JudgedCard card, int position, double all) {
        JudgedRule judged = card.rules().get(position - 1);
        AuditedRule rule = judged.rule();
        store.insert(
                "insert into rule_audit values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                card.segment(),
                rule.id(),
                (long) position,
                rule.dimension(),
                rule.weight(),
                judged.counts().rows(),
                judged.counts().leads(),
                judged.counts().positives(),
                rule.given(),
                mean(judged),
                all > 0 ? OptionalDouble.of(Math.abs(mean(judged)) / all) : OptionalDouble.empty(),
                points(judged.support()),
                low(judged.support()),
                high(judged.support()),
                points(judged.alone()),
                low(judged.alone()),
                high(judged.alone()),
                judged.redundantWith().orElse(null),
                judged.verdict().word(),
                judged.reason());
    }

    /** Writes the lengths tried of one kind of a rule, from short to long. */
    void write(String segment, AuditedRule rule, List<TriedLength> tried) {
        Optional<TriedLength> preferred = TriedLength.preferred(tried);
        for (int position = 0; position < tried.size(); position++) {
            TriedLength each = tried.get(position);
            Length length = each.length();
            store.insert(
                    "insert into rule_window values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    modelId,
                    segment,
                    rule.id(),
                    length.kind(),
                    (long) position + 1,
                    length.length().isPresent() ? OptionalDouble.of(length.days()) : OptionalDouble.empty(),
                    length.length().isEmpty(),
                    length.given(),
                    each.logLoss(),
                    each.difference(),
                    each.interval()
                            .map(interval -> OptionalDouble.of(interval.low()))
                            .orElse(OptionalDouble.empty()),
                    each.interval()
                            .map(interval -> OptionalDouble.of(interval.high()))
                            .orElse(OptionalDouble.empty()),
                    preferred.filter(each::equals).isPresent());
        }
    }

    private static OptionalDouble points(Optional<Support> support) {
        return support.map(each -> OptionalDouble.of(each.points())).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble low(Optional<Support> support) {
        return support.map(each -> OptionalDouble.of(each.interval().low())).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble high(Optional<Support> support) {
        return support.map(each -> OptionalDouble.of(each.interval().high())).orElse(OptionalDouble.empty());
    }
}
