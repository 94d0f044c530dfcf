package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.training.gate.Basis;
import io.plumbline.training.gate.Check;
import io.plumbline.training.gate.Gate;
import io.plumbline.training.gate.Verdict;
import io.plumbline.training.gate.Verdict.Decision;
import io.plumbline.training.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a new model may be used, told by the rows on which both can be compared. */
class GateTest {
    private static final Instant HALF_A_YEAR_BEFORE = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant A_MONTH_BEFORE = Instant.parse("2025-06-01T00:00:00Z");

    @TempDir
    Path directory;

    private final Store store = SmallMarket.store(900);
    private long runs;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theFirstModelIsHeldAgainstSayingTheSameOfEveryLead() throws IOException {
        Verdict verdict = judged(workspace(""), SmallMarket.AS_OF);
        assertEquals(Basis.BASE_RATE, verdict.basis());
        assertEquals(Decision.PROMOTE, verdict.decision(), verdict.reason());
        assertEquals(
                List.of("positives", "base_rate", "calibration_in_the_large", "calibration_slope"), names(verdict));
        assertTrue(verdict.checks().get(1).measured().value().orElseThrow() > 0, "better than the base rate");
        assertEquals(4, stored("passed and champion_id is null and basis = 'base_rate'"));
    }

    @Test
    void theSameRecipeWithoutNewRowsGainsNothingAndHarmsNothing() throws IOException {
        promote(workspace(""), SmallMarket.AS_OF);
        Verdict verdict = judged(workspace(""), SmallMarket.AS_OF);
        assertEquals(Basis.REFITTED, verdict.basis());
        assertEquals(Decision.PROMOTE, verdict.decision(), verdict.reason());
        Check check = check(verdict, "log_loss");
        assertEquals(0, check.measured().value().orElseThrow(), 1e-12);
        assertEquals(check.champion().orElseThrow(), check.challenger().orElseThrow(), 1e-12);
    }

    @Test
    void aChampionThatIsOldEnoughIsTakenAsItIs() throws IOException {
        promote(workspace(""), HALF_A_YEAR_BEFORE);
        Verdict verdict = judged(workspace(""), SmallMarket.AS_OF);
        assertEquals(Basis.FROZEN, verdict.basis());
        long newer = store.number("""
                        select count(*)
                        from holdout_score
                        where model_id = 2
                            and part = 'test'
                            and snapshot_at >= timestamp '2025-01-01'
                        """).orElseThrow();
        assertEquals(
                newer,
                store.number("select max(row_count) from gate_check where model_id = 2")
                        .orElseThrow());
    }

    @Test
    void aModelWithTooFewNewConversionsIsComparedByItsRecipe() throws IOException {
        promote(workspace(""), A_MONTH_BEFORE);
        Verdict verdict = judged(workspace(""), SmallMarket.AS_OF);
        assertEquals(Basis.REFITTED, verdict.basis());
        Verdict demanding = judged(workspace("promotion: { minimum_positives: 5000 }"), SmallMarket.AS_OF);
        assertEquals(Decision.REFUSE, demanding.decision());
        assertTrue(demanding.reason().startsWith("Not enough evidence: the test part holds"), demanding.reason());
        assertEquals(List.of("positives"), names(demanding));
    }

    @Test
    void aGainThatIsNotShownIsRefused() throws IOException {
        promote(workspace(""), HALF_A_YEAR_BEFORE);
        Verdict verdict = judged(workspace("promotion: { metrics: { roc_auc: { gain: 0.2 } } }"), SmallMarket.AS_OF);
        assertEquals(Decision.REFUSE, verdict.decision());
        assertTrue(verdict.reason().contains("a gain of 20.0 % is not shown."), verdict.reason());
        assertFalse(check(verdict, "roc_auc").passed());
    }

    @Test
    void theWorkspaceMayDecideWhateverTheChecksSay() throws IOException {
        String unreachable = "promotion: { policy: %s, metrics: { roc_auc: { gain: 0.2 } } }";
        promote(workspace(""), HALF_A_YEAR_BEFORE);
        Verdict always = judged(workspace(unreachable.formatted("always")), SmallMarket.AS_OF);
        assertEquals(Decision.PROMOTE, always.decision());
        assertTrue(always.reason().startsWith("promoted whatever the gate says"), always.reason());
        Verdict never = judged(workspace(unreachable.formatted("never")), SmallMarket.AS_OF);
        assertEquals(Decision.LEAVE, never.decision());
    }

    @Test
    void aChampionThatForeseesSomethingElseIsNotCompared() throws IOException {
        promote(workspace(""), HALF_A_YEAR_BEFORE);
        Verdict verdict = judged(changed(text -> text.replace("60d", "45d")), SmallMarket.AS_OF);
        assertEquals(Decision.REFUSE, verdict.decision());
        assertEquals(
                "Champion 1 foresees 'customer' within 60.0 days, this model 'customer' within 45.0 days: they cannot be"
                        + " compared. 'plumbline models promote 2' uses it.",
                verdict.reason());
    }

    @Test
    void aChampionWhoseAttributeIsNotDeclaredAnyMoreGivesWay() throws IOException {
        promote(workspace(""), HALF_A_YEAR_BEFORE);
        Verdict verdict = judged(changed(text -> text.replace(", employees: number", "")), SmallMarket.AS_OF);
        assertEquals(Basis.BASE_RATE, verdict.basis());
        assertEquals("champion_usable", names(verdict).get(0));
        assertTrue(verdict.checks().get(0).reason().contains("cannot be used any more"), verdict.reason());
        assertEquals(Decision.PROMOTE, verdict.decision(), verdict.reason());
    }

    @Test
    void aChampionThatThisVersionCannotReadGivesWay() throws IOException {
        promote(workspace(""), HALF_A_YEAR_BEFORE);
        store.execute("update model set definition = '{\"written\": \"by another version\"}'");
        Verdict verdict = judged(workspace(""), SmallMarket.AS_OF);
        assertEquals(Basis.BASE_RATE, verdict.basis());
        assertEquals("champion_usable", names(verdict).get(0));
        assertEquals(Decision.PROMOTE, verdict.decision(), verdict.reason());
    }

    @Test
    void aChampionWithAFeatureThatTheNewModelLacksIsStillTakenAsItIs() throws IOException {
        promote(workspace(""), HALF_A_YEAR_BEFORE);
        Workspace without = changed(
                text -> text.replace("training: {", "training: { features: { exclude: { industry: not asked } },"));
        Verdict verdict = judged(without, SmallMarket.AS_OF);
        assertEquals(Basis.FROZEN, verdict.basis());
        assertEquals(Decision.REFUSE, verdict.decision(), "it lacks what tells most");
    }

    @Test
    void aBetterRecipeOnOldRowsDoesNotExcuseDrift() throws IOException {
        Workspace without = changed(
                text -> text.replace("training: {", "training: { features: { exclude: { industry: not asked } },"));
        promote(without, A_MONTH_BEFORE);
        Workspace workspace = workspace("");
        long model = trained(workspace, SmallMarket.AS_OF);
        PlantedDrift.of(store, "employees", runs, 1);
        Verdict verdict = Gate.judge(store, workspace, model, 2);
        assertEquals(Basis.REFITTED, verdict.basis());
        assertTrue(check(verdict, "log_loss").measured().low().orElseThrow() > 0, "shown to be better");
        assertFalse(check(verdict, "feature_drift").passed());
        assertEquals(Decision.REFUSE, verdict.decision());
    }

    @Test
    void withoutConversionsInTheTestNothingIsSaid() throws IOException {
        store.execute("delete from outcome where occurred_at >= timestamp '2024-12-01'");
        Verdict first = judged(workspace(""), SmallMarket.AS_OF);
        assertEquals(Decision.REFUSE, first.decision());
        assertTrue(first.reason().startsWith("Not enough evidence: the test part does not hold both outcomes"));
        new ModelRegistry(store, runs).promote(1, "by hand");
        Verdict second = judged(workspace(""), SmallMarket.AS_OF);
        assertEquals(
                "Not enough evidence: the test part holds 0 conversions, and both outcomes and 20 of them are needed.",
                second.reason());
    }

    @Test
    void noSegmentMayBeHarmed() throws IOException {
        Workspace workspace =
                changed(text -> text.replace("training: {", "training: { segments: [industry], segment_minimum: 5,"));
        promote(workspace, HALF_A_YEAR_BEFORE);
        Verdict verdict = judged(workspace, SmallMarket.AS_OF);
        assertEquals(
                List.of("industry=retail", "industry=software"),
                verdict.checks().stream()
                        .filter(check -> check.name().equals("segment_harm"))
                        .map(Check::segment)
                        .toList());
    }

    private void promote(Workspace workspace, Instant asOf) {
        judged(workspace, asOf);
        new ModelRegistry(store, runs).promote(runs, "for the test");
    }

    private Verdict judged(Workspace workspace, Instant asOf) {
        return Gate.judge(store, workspace, trained(workspace, asOf), 2);
    }

    private long trained(Workspace workspace, Instant asOf) {
        runs++;
        store.execute("insert into run values (" + runs
                + ", 'train', '2026-01-01', '2026-01-01', null, 'running', null," + " null, 'test')");
        TrainedModel model = Training.train(store, workspace, SmallMarket.scorecard(), runs, asOf);
        assertEquals(runs, model.modelId());
        return model.modelId();
    }

    private Workspace workspace(String promotion) throws IOException {
        return changed(text -> text + promotion + "\n");
    }

    private Workspace changed(UnaryOperator<String> change) throws IOException {
        SmallMarket.workspace(directory, "monthly", "[0.1, 1]");
        Path file = directory.resolve("plumbline.yaml");
        Files.writeString(file, change.apply(Files.readString(file)));
        return WorkspaceReader.read(directory);
    }

    private static List<String> names(Verdict verdict) {
        return verdict.checks().stream().map(Check::name).toList();
    }

    private static Check check(Verdict verdict, String name) {
        return verdict.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long stored(String condition) {
        return store.number("select count(*) from gate_check where " + condition)
                .orElseThrow();
    }
}
