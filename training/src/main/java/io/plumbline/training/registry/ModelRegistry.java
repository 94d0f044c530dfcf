package io.plumbline.training.registry;

import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.Optional;

/**
 * Which model is used. There is one champion at most; every change is a row of {@code model_status}. Changes belong into
 * the transaction of a run that is in the log.
 *
 * @param runId the run that changes statuses
 */
public record ModelRegistry(Store store, long runId) {
    private static final String LIST = "'plumbline models list' shows those there are.";

    /** The model in use; empty before there is one. */
    public static Optional<Long> champion(Store store) {
        return store.number("select model_id from model where status = 'champion'");
    }

    /** A model ready for use; empty when there is none of that number. */
    public static Optional<PropensityModel> model(Store store, long modelId) {
        return store.first(
                "select definition from model where model_id = " + modelId,
                row -> PropensityModel.parse(row.text("definition")));
    }

    /** A model, unless there is none of that number or this version cannot read it. */
    public static Optional<PropensityModel> readable(Store store, long modelId) {
        try {
            return model(store, modelId);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /**
     * The newest model that was made from the same data, configuration and program, where training again would change
     * nothing: it was judged against the present champion, or is or was the champion itself.
     */
    public static Optional<Long> madeFrom(Store store, Manifest manifest) {
        return store.first(
                """
                select
                    m.model_id as model_id
                from model as m
                where m.data_fingerprint = %s
                    and m.configuration_fingerprint = %s
                    and m.code_fingerprint = %s
                    and (
                        m.status in ('champion', 'retired')
                        or exists (
                            select 1
                            from gate_check as g
                            where g.model_id = m.model_id
                                and g.champion_id is not distinct from (
                                    select model_id from model where status = 'champion'))
                    )
                order by m.model_id desc
                limit 1
                """.formatted(
                                Sql.literal(manifest.dataFingerprint()),
                                Sql.literal(manifest.configurationFingerprint()),
                                Sql.literal(manifest.codeFingerprint())),
                row -> row.number("model_id"));
    }

    /** Whether the newest model was made by the program that runs now. */
    public static boolean newestIsOfThisProgram(Store store) {
        return store.first(
                        "select code_fingerprint from model order by model_id desc limit 1",
                        row -> row.optionalText("code_fingerprint"))
                .flatMap(fingerprint -> fingerprint)
                .filter(Manifest.codeFingerprint(store)::equals)
                .isPresent();
    }

    /** Takes in a model just trained, as a challenger. */
    public void enter(long modelId) {
        change(modelId, "challenger", "trained", "just trained");
    }

    /** Whether a model waits to be used. */
    public boolean isChallenger(long modelId) {
        return store.number("select 1 from model where status = 'challenger' and model_id = " + modelId)
                .isPresent();
    }

    /**
     * Says that a model may not be used; people may promote it all the same.
     *
     * @param reason in words, for the history; no personal data
     */
    public void refuse(long modelId, String reason) {
        change(modelId, "refused", "refused", reason);
    }

    /**
     * Makes a model the champion and retires the one before; nothing happens to the champion itself.
     *
     * @param reason in words, for the history; no personal data
     * @return the champion before; empty when there was none or it is this model
     * @throws ProblemException when there is no such model
     */
    public Optional<Long> promote(long modelId, String reason) {
        requireModel(modelId);
        Optional<Long> before = champion(store).filter(id -> id != modelId);
        if (champion(store).filter(id -> id == modelId).isEmpty()) {
            before.ifPresent(id -> change(id, "retired", "replaced", "replaced by model " + modelId));
            change(modelId, "champion", "promoted", reason);
        }
        return before;
    }

    /**
     * Returns to the champion before the present one, which is retired. Doing it again goes back one more; a model that
     * was rolled back is passed over until somebody promotes it.
     *
     * @return the champion now
     * @throws ProblemException when there was none before
     */
    public long rollback(String reason) {
        long present = champion(store)
                .orElseThrow(() -> ProblemException.failed(
                        "models", "There is no model yet.", "train one with 'plumbline train' or 'plumbline run'."));
        long earlier = store.number("""
                        select
                            model_id
                        from model_status
                        qualify row_number() over (partition by model_id order by change_no desc) = 1
                            and cause = 'replaced'
                        order by change_no desc
                        limit 1
                        """)
                .orElseThrow(() -> ProblemException.failed(
                        "models",
                        "Model " + present + " is the champion, and there is none before it to return to.",
                        "name the model with 'plumbline models promote NUMBER'; " + LIST));
        change(present, "retired", "rolled_back", reason);
        change(earlier, "champion", "promoted", "returned to from model " + present);
        return earlier;
    }

    private void requireModel(long modelId) {
        if (store.number("select 1 from model where model_id = " + modelId).isEmpty()) {
            throw ProblemException.usage("models", "There is no model " + modelId + ".", LIST);
        }
    }

    private void change(long modelId, String status, String cause, String reason) {
        store.insert("""
                insert into model_status
                select
                    (select coalesce(max(change_no), 0) + 1 from model_status) as change_no,
                    %s as model_id,
                    ? as status,
                    ? as cause,
                    ? as reason,
                    started_at as changed_at,
                    run_id
                from run
                where run_id = %s
                """.formatted(modelId, runId), status, cause, reason);
        store.insert("update model set status = ? where model_id = " + modelId, status);
    }
}
