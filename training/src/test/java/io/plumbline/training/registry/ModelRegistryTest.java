package io.plumbline.training.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelRegistryTest {
    private final Store store = Store.inMemory();

    @AfterEach
    void everyModelHasTheStatusOfItsLastChange() {
        assertEquals(List.of(), store.rows("""
                        select
                            m.model_id
                        from model as m
                        left join (
                            select *
                            from model_status
                            qualify row_number() over (partition by model_id order by change_no desc) = 1
                        ) as s on s.model_id = m.model_id
                        where s.status is distinct from m.status
                        """, row -> row.number("model_id")));
        assertTrue(store.number("select count(*) from model where status = 'champion'")
                        .orElseThrow()
                <= 1);
        store.close();
    }

    @Test
    void modelsAreChallengersUntilTheyArePromotedOrRefused() {
        trained(1).promote(1, "the first model");
        trained(2).refuse(2, "worse");
        trained(3);
        assertEquals(List.of("1 champion", "2 refused", "3 challenger"), statuses());
        assertEquals(
                List.of(
                        "1 1 challenger trained: just trained",
                        "2 1 champion promoted: the first model",
                        "3 2 challenger trained: just trained",
                        "4 2 refused refused: worse",
                        "5 3 challenger trained: just trained"),
                history());
    }

    @Test
    void promotionRetiresTheChampionBefore() {
        trained(1).promote(1, "first");
        ModelRegistry registry = trained(2);
        assertEquals(Optional.of(1L), registry.promote(2, "better"));
        assertEquals(List.of("1 retired", "2 champion"), statuses());
        assertEquals(Optional.empty(), registry.promote(2, "again"));
        assertEquals(
                List.of("4 1 retired replaced: replaced by model 2", "5 2 champion promoted: better"),
                history().subList(3, 5));
        assertEquals(5, history().size());
    }

    @Test
    void rollingBackTwiceGoesBackTwoChampions() {
        trained(1).promote(1, "first");
        trained(2).promote(2, "run");
        ModelRegistry registry = trained(3);
        registry.promote(3, "run");
        assertEquals(2, registry.rollback("worse"));
        assertEquals(1, registry.rollback("worse"));
        assertEquals(List.of("1 champion", "2 retired", "3 retired"), statuses());
        ProblemException none = assertThrows(ProblemException.class, () -> registry.rollback("worse"));
        assertTrue(
                none.getMessage().contains("Model 1 is the champion, and there is none before it to return to."),
                none.getMessage());
        registry.promote(3, "after all");
        assertEquals(1, registry.rollback("no"));
    }

    @Test
    void whatIsNotThereCannotBePromoted() {
        ModelRegistry registry = trained(1);
        registry.promote(1, "first");
        ProblemException none = assertThrows(ProblemException.class, () -> registry.promote(7, "why not"));
        assertTrue(none.getMessage().contains("There is no model 7."), none.getMessage());
    }

    private ModelRegistry trained(long id) {
        store.execute("insert into run values (" + id + ", 'train', '2026-01-01', '2026-01-0" + id
                + "', null, 'running', null, null, 'test')");
        store.execute("""
                insert into model
                    (model_id, run_id, status, as_of, target, snapshot_policy, point_in_time_checked, regularisation_c,
                        calibration, row_count, lead_count, positive_count, definition, artefact, provenance, fingerprint)
                values
                    (%s, %s, 'challenger', '2026-01-01', 'customer', 'monthly', true, 1, 'none', 9, 9, 1, '{}', ''::blob,
                        '', '')
                """.formatted(id, id));
        ModelRegistry registry = new ModelRegistry(store, id);
        registry.enter(id);
        return registry;
    }

    private List<String> statuses() {
        return store.rows(
                "select model_id || ' ' || status as line from model order by model_id", row -> row.text("line"));
    }

    private List<String> history() {
        return store.rows("""
                select
                    concat_ws(' ', change_no, model_id, status, cause || ':', reason) as line
                from model_status
                order by change_no
                """, row -> row.text("line"));
    }
}
