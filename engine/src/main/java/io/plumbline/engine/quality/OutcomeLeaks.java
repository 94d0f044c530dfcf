package io.plumbline.engine.quality;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.OutcomeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Attributes that smell of the outcome: filled for leads that won (or for those that were lost) and hardly for others, or
 * with a value that nearly all of those who have it won with. A model that reads them predicts the past.
 */
final class OutcomeLeaks implements Examination {
    private static final double OFTEN = 0.5;
    private static final double SELDOM = 0.1;
    private static final double NEARLY_ALL = 0.95;
    private static final double MANY_OF_THEM = 0.3;

    @Override
    public List<Finding> findings(Imported imported) {
        List<Finding> findings = new ArrayList<>();
        Set<String> excluded =
                imported.workspace().training().features().exclude().keySet();
        imported.workspace().declarations().attributes().forEach((name, type) -> {
            if (!excluded.contains(name)) {
                OutcomeDefinition outcome = imported.workspace().outcome();
                filledAfter(imported, name, List.of(outcome.target()), "reached '" + outcome.target() + "'")
                        .or(() -> filledAfter(imported, name, outcome.lost(), "were lost"))
                        .or(() -> isDiscrete(type) ? tellingValue(imported, name) : Optional.empty())
                        .ifPresent(findings::add);
            }
        });
        return findings;
    }

    private static boolean isDiscrete(ValueType type) {
        return type == ValueType.TEXT || type == ValueType.BOOLEAN;
    }

    private static Optional<Finding> filledAfter(
            Imported imported, String attribute, List<String> steps, String ending) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        return imported.store()
                .first(
                        """
                        select
                            count(*) filter (where ended) as ended,
                            count(*) filter (where ended and filled) as ended_filled,
                            count(*) filter (where not ended) as others,
                            count(*) filter (where not ended and filled) as others_filled
                        from (
                            select
                                lead_id in (
                                    select
                                        lead_id
                                    from outcome
                                    where happened
                                        and replaced_at is null
                                        and step in %s
                                ) as ended,
                                %s is not null as filled
                            from lead
                        )
                        """.formatted(Sql.literals(steps), Sql.identifier(attribute)),
                        row -> filled(
                                attribute,
                                ending,
                                row.number("ended"),
                                row.number("ended_filled"),
                                row.number("others"),
                                row.number("others_filled")))
                .flatMap(finding -> finding);
    }

    private static Optional<Finding> filled(
            String attribute, String ending, long ended, long endedFilled, long others, long othersFilled) {
        double often = Figures.share(endedFilled, ended);
        double seldom = Figures.share(othersFilled, others);
        if (ended < Imported.FEW || others < Imported.FEW || often < OFTEN || seldom > SELDOM) {
            return Optional.empty();
        }
        return Optional.of(finding(
                attribute,
                "Filled for " + Figures.percent(often) + " of the leads that " + ending + " and for "
                        + Figures.percent(seldom) + " of the others: it seems to be filled afterwards.",
                Map.of("share_ended", often, "share_others", seldom)));
    }

    private static Optional<Finding> tellingValue(Imported imported, String attribute) {
        String column = Sql.identifier(attribute);
        return imported.store()
                .first(
                        """
                        with leads as (
                            select
                                %s as value,
                                lead_id in (
                                    select
                                        lead_id
                                    from outcome
                                    where happened
                                        and replaced_at is null
                                        and step = %s
                                ) as reached
                            from lead
                        ),
                        levels as (
                            select
                                count(*) as leads,
                                count(*) filter (where reached) as reached
                            from leads
                            where value is not null
                            group by value
                        )
                        select
                            leads,
                            reached
                        from levels
                        where reached >= %s
                            and reached >= %s * leads
                            and reached >= %s * (select count(*) from leads where reached)
                            and (select count(*) from leads where not reached) >= %s
                            and (select avg(cast(reached as integer)) from leads) <= 0.5
                        order by reached desc
                        limit 1
                        """.formatted(
                                column,
                                Sql.literal(imported.workspace().outcome().target()),
                                Imported.FEW,
                                NEARLY_ALL,
                                MANY_OF_THEM,
                                Imported.FEW),
                        row -> finding(
                                attribute,
                                Figures.count(row.number("reached")) + " of "
                                        + Figures.counted(row.number("leads"), "lead", "leads")
                                        + " with one of its values reached '"
                                        + imported.workspace().outcome().target()
                                        + "': it seems to repeat the outcome.",
                                Map.of("leads", row.number("leads"), "reached", row.number("reached"))));
    }

    private static Finding finding(String attribute, String what, Map<String, Number> evidence) {
        return new Finding(
                "smells_of_outcome",
                Severity.WARNING,
                attribute,
                what,
                "list its column under `not_used` with the reason, or under training.features.exclude, unless people fill it"
                        + " before the outcome.",
                evidence);
    }
}
