package io.plumbline.training.leakage;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.OutcomeDefinition;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that ends what a model may look at: what is known only after it cannot be used to predict it.
 *
 * @param name   as tables have it
 * @param steps  the first of these is the ending
 * @param phrase what the leads did, as in "the leads that ..."
 */
record Ending(String name, Collection<String> steps, String phrase) {
    /** The temporary table of the leads that ended: {@code ending, lead_id, ended_at}, the last absent without time. */
    static final String TABLE = "leakage_ending";

    Ending {
        steps = List.copyOf(steps);
    }

    /** The target; being worked by sales, where that comes before it; being lost. */
    static List<Ending> of(Workspace workspace) {
        OutcomeDefinition outcome = workspace.outcome();
        String target = outcome.target();
        List<Ending> endings = new ArrayList<>();
        endings.add(new Ending(target, List.of(target), "reached '" + target + "'"));
        List<String> worked = workspace.training().eligibility().endedBy();
        if (!worked.isEmpty() && !worked.equals(List.of(target))) {
            endings.add(new Ending("worked", worked, "reached '" + worked.get(0) + "' or a later step"));
        }
        if (!outcome.lost().isEmpty()) {
            endings.add(new Ending("lost", outcome.lost(), "were lost"));
        }
        return endings;
    }

    /** Lists in {@link #TABLE} when each lead first ended in each way, as known at an instant. */
    static void list(Store store, Collection<Ending> endings, Instant asOf) {
        String told = Known.told("o", Sql.literal(asOf));
        String each = endings.stream()
                .map(ending -> """
                        select
                            %s as ending,
                            o.lead_id as lead_id,
                            min(o.occurred_at) as ended_at
                        from outcome as o
                        where o.happened
                            and o.step in %s
                            and (o.occurred_at is null or o.occurred_at < %s)
                            and %s
                        group by o.lead_id
                        """.formatted(
                                Sql.literal(ending.name()), Sql.literals(ending.steps()), Sql.literal(asOf), told))
                .collect(Collectors.joining("union all\n"));
        store.execute("create or replace temp table " + TABLE + " as\n" + each);
    }
}
