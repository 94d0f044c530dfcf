package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.OutcomeCondition;
import io.plumbline.engine.profile.OutcomeSmell;
import io.plumbline.engine.profile.OutcomeSmells;
import io.plumbline.engine.sql.Sql;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds columns of leads that tell the outcome by what they hold, measured on the rows looked at. */
record Telltales(Scratch rows, LeadTable leads) {
    private static final long FEWEST = 20;
    private static final double PERFECT = 0.97;

    /** Columns known before reach 0.75 in the published data sets, those that know of the outcome begin at 0.82. */
    private static final double STRONG = 0.8;

    private static final double MOSTLY = 0.5;
    private static final double HARDLY = 0.05;
    private static final double LATER = 0.3;

    /** What the columns that would be attributes say of the target. */
    Measured find(String target) {
        Map<String, String> aside = new TreeMap<>(later());
        Map<String, String> strong = new TreeMap<>();
        outcome(target).ifPresent(condition -> {
            for (OutcomeSmell smell : new OutcomeSmells(rows.store(), leads.profile(), condition).all()) {
                ColumnProfile column = leads.profile().columns().get(smell.column());
                reason(smell, target).ifPresent(why -> aside.put(column.cell(), why));
                doubt(smell).ifPresent(why -> strong.put(column.cell(), why));
            }
        });
        return new Measured(aside, strong);
    }

    private Optional<OutcomeCondition> outcome(String target) {
        if (leads.label().isPresent()) {
            return leads.the(Role.LABEL)
                    .map(role -> OutcomeCondition.oneOf(
                            role.column(), leads.label().orElseThrow().positive()));
        }
        Optional<ColumnProfile> date = leads.all(Role.STEP_DATE).stream()
                .filter(role -> role.name().equals(target))
                .map(ColumnRole::column)
                .findFirst();
        return date.map(OutcomeCondition::filled)
                .or(() -> leads.the(Role.LEAD_ID).map(id -> inTimeline(id.column(), target)));
    }

    private static OutcomeCondition inTimeline(ColumnProfile id, String target) {
        return new OutcomeCondition("coalesce(" + Scratch.cell(id) + " in (select lead_id from " + Timeline.STEP
                + " where step = " + Sql.literal(target) + "), false)");
    }

    private static Optional<String> reason(OutcomeSmell smell, String target) {
        if (smell.with() < FEWEST || smell.without() < FEWEST) {
            return Optional.empty();
        }
        String filled = Shape.percent(smell.shareFilledWith());
        if (smell.isFilledOnlyWithOutcome() && smell.shareFilledWith() >= HARDLY) {
            return Optional.of("filled for " + filled + " of those who reached '" + target + "' and for nobody else");
        }
        if (smell.shareFilledWith() >= MOSTLY && smell.shareFilledWithout() <= HARDLY) {
            return Optional.of("filled for " + filled + " of those who reached '" + target + "' and "
                    + Shape.percent(smell.shareFilledWithout()) + " of the others: with the outcome, it seems");
        }
        if (smell.rankQuality().orElse(0) >= PERFECT) {
            return Optional.of("alone it tells the outcome nearly without fail: known only with it, it seems");
        }
        return smell.shareDecided() >= MOSTLY
                ? Optional.of(Shape.percent(smell.shareDecided()) + " of those who reached '" + target
                        + "' have a value that nobody else has: known only with the outcome, it seems")
                : Optional.empty();
    }

    /** Of a few rows with a value, any column may look strong. */
    private static Optional<String> doubt(OutcomeSmell smell) {
        double quality = smell.rankQuality().orElse(0);
        return quality >= STRONG && smell.filledWith() >= FEWEST && smell.filledWithout() >= FEWEST
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "very strong alone (ROC AUC %.2f): known before the outcome? If not, set it aside",
                        quality))
                : Optional.empty();
    }

    /** Dates that lie after the creation were not known from the start, and history does not say since when. */
    private Map<String, String> later() {
        Map<String, String> found = new TreeMap<>();
        Optional<ColumnProfile> created = leads.the(Role.CREATED_AT).map(ColumnRole::column);
        for (ColumnRole role : leads.all(Role.ATTRIBUTE)) {
            if (created.isPresent() && role.column().time().isPresent()) {
                double share = shareAfter(role.column(), created.get());
                if (share >= LATER) {
                    found.put(
                            role.column().cell(),
                            "for " + Shape.percent(share)
                                    + " it lies after the lead's creation, so it was not known then");
                }
            }
        }
        return found;
    }

    private double shareAfter(ColumnProfile column, ColumnProfile created) {
        return rows.share(
                """
                select avg(case when value > created + interval 1 day then 1e0 else 0e0 end) as share
                from (select %s as value, %s as created from %s)
                where value is not null and created is not null
                """.formatted(rows.instant(column), rows.instant(created), Scratch.relation(leads.profile())));
    }
}
