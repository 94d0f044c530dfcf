package io.plumbline.training.drift;

import io.plumbline.engine.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a month differs from all that the model learned from when nothing is amiss: the most that any of the last
 * twelve months of the reference does. Months differ by themselves: a mailing at the start of one and at the end of
 * another moves the time since it, and a season comes back.
 *
 * @param psi     population stability index
 * @param missing difference of the shares of missing values
 */
record Usual(double psi, double missing) {
    static final Usual UNKNOWN = new Usual(0, 0);

    private static final int MONTHS = 12;

    /**
     * From rows.
     *
     * @param values    of the subject
     * @param reference all rows that the model learned from by position of the bin
     * @param learned   rows by position of the bin of each month that the model learned from, oldest first
     */
    static Usual of(Values values, long[] reference, List<long[]> learned) {
        double psi = 0;
        double missing = 0;
        double before = values.share(reference, Bin.MISSING);
        for (long[] month : learned.subList(Math.max(0, learned.size() - MONTHS), learned.size())) {
            psi = Math.max(psi, values.stability(month, reference).value());
            missing = Math.max(missing, Math.abs(values.share(month, Bin.MISSING) - before));
        }
        return new Usual(psi, missing);
    }

    /** From what the run that trained a model stored, by kind and subject, as {@link #key} puts them together. */
    static Map<String, Usual> read(Store store, long modelId) {
        Map<String, Usual> usual = new HashMap<>();
        store.each(
                """
                select
                    kind,
                    subject,
                    coalesce(max(value) filter (where measure = 'psi'), 0) as psi,
                    coalesce(max(abs(value - reference_value)) filter (where measure = 'missing_rate'), 0) as missing
                from (
                    select
                        *,
                        row_number() over (partition by kind, subject, measure order by snapshot_no desc) as back
                    from drift
                    where model_id = %s
                        and in_reference
                        and run_id = (select run_id from model where model_id = %s)
                )
                where back <= %s
                group by kind, subject
                """.formatted(modelId, modelId, MONTHS),
                row -> usual.put(
                        key(row.text("kind"), row.text("subject")), new Usual(row.real("psi"), row.real("missing"))));
        return usual;
    }

    static String key(String kind, String subject) {
        return kind + " " + subject;
    }
}
