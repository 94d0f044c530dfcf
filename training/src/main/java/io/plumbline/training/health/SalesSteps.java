package io.plumbline.training.health;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.AnswerSource;
import io.plumbline.engine.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The steps between which a lead goes from marketing to sales.
 *
 * @param marketing the step by which marketing gives a lead to sales
 * @param sales     the step by which sales accepts it
 * @param rejected  the steps by which sales rejects it: that of handoff lists where enough leads have it, else the lost ones too
 * @param worked    the steps that say that sales worked it
 */
record SalesSteps(String marketing, String sales, List<String> rejected, List<String> worked) {
    private static final String MQL = "mql";
    private static final String WORKED = "worked";

    /** Those of a workspace; empty where its lifecycle has no step before the one from which sales works. */
    static Optional<SalesSteps> of(Store store, Workspace workspace) {
        List<String> steps = workspace.outcome().steps();
        int marketing = steps.indexOf(MQL);
        if (marketing < 0 || marketing + 1 >= steps.size()) {
            return Optional.empty();
        }
        TreeSet<String> worked = new TreeSet<>(List.of(WORKED));
        workspace.sources().answers().map(AnswerSource::worked).ifPresent(worked::add);
        return Optional.of(
                new SalesSteps(MQL, steps.get(marketing + 1), rejections(store, workspace), List.copyOf(worked)));
    }

    private static List<String> rejections(Store store, Workspace workspace) {
        TreeSet<String> all = new TreeSet<>(workspace.outcome().lost());
        Optional<String> answered = workspace.sources().answers().map(AnswerSource::rejected);
        answered.ifPresent(all::add);
        return answered.filter(step -> leadsAt(store, step) >= HealthBounds.GROUP)
                .map(List::of)
                .orElse(List.copyOf(all));
    }

    private static long leadsAt(Store store, String step) {
        return store.number(
                        "select count(distinct lead_id) from outcome where happened and step = " + Sql.literal(step))
                .orElse(0L);
    }
}
