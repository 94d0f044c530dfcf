package io.plumbline.training.health;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.registry.ModelRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the five classic mistakes of lead qualification in what a run left, each by measures of which the bounds are in
 * {@link HealthBounds}: the table {@code health_finding}.
 */
public final class HealthCheck {
    private HealthCheck() {}

    /**
     * Measures and stores.
     *
     * @param runId a run whose funnel is stored
     * @return how many mistakes were found
     */
    public static long write(Store store, Workspace workspace, Scorecard scorecard, long runId, Instant asOf) {
        List<Finding> findings = findings(store, workspace, scorecard, runId, asOf);
        Map<Mistake, Integer> positions = new EnumMap<>(Mistake.class);
        for (Finding each : findings) {
            store.insert(
                    "insert into health_finding values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    runId,
                    each.mistake().word(),
                    positions.merge(each.mistake(), 1, Integer::sum).longValue(),
                    each.severity().word(),
                    each.measure(),
                    each.value(),
                    each.low(),
                    each.high(),
                    each.bound(),
                    each.evidence(),
                    each.action());
        }
        return findings.stream()
                .filter(each -> each.severity().compareTo(Severity.LOW) <= 0)
                .map(Finding::mistake)
                .distinct()
                .count();
    }

    static List<Finding> findings(Store store, Workspace workspace, Scorecard scorecard, long runId, Instant asOf) {
        Optional<Long> model = ModelRegistry.champion(store).or(() -> store.number("select max(model_id) from model"));
        List<Finding> findings = new ArrayList<>();
        SalesSteps.of(store, workspace)
                .ifPresentOrElse(
                        steps -> findings.addAll(betweenPeople(store, workspace, scorecard, steps, runId, asOf)),
                        () -> findings.addAll(noSteps()));
        findings.addAll(new CriteriaCheck(store, scorecard, model, runId, asOf).findings());
        findings.addAll(new VanityCheck(store).findings());
        findings.addAll(new SegmentationCheck(
                        store, workspace, model, !scorecard.segments().isEmpty(), asOf)
                .findings());
        return findings;
    }

    private static List<Finding> betweenPeople(
            Store store, Workspace workspace, Scorecard scorecard, SalesSteps steps, long runId, Instant asOf) {
        GivenLeads given = GivenLeads.make(store, workspace, steps, asOf);
        boolean level = scorecard.levels().stream().anyMatch(each -> each.name().equals(steps.marketing()));
        List<Finding> findings = new ArrayList<>(new DefinitionCheck(store, steps, level, asOf).findings());
        findings.addAll(new HandoffCheck(store, given, runId).findings());
        GivenLeads.drop(store);
        return findings;
    }

    private static List<Finding> noSteps() {
        String evidence = "The lifecycle has no step mql with a step of sales after it.";
        String action = "Name both under outcome.steps in plumbline.yaml, and record when leads take them.";
        return List.of(
                Finding.untold(Mistake.DEFINITION, "rejected", evidence, action),
                Finding.untold(Mistake.HANDOFF, "unworked", evidence, action));
    }
}
