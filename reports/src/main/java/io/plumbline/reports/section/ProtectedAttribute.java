package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;

/**
 * An attribute or property that tells something protected of a person, or sounds so.
 *
 * @param belongsTo lead, or the type of events that has the property
 * @param kind      what it tells, such as {@code age}
 * @param status    refused, allowed or harmless
 * @param reason    why it is allowed or harmless; absent where it is refused
 * @param readBy    the rules that read it; absent where none does
 */
public record ProtectedAttribute(
        String belongsTo, String name, String kind, String status, Optional<String> reason, Optional<String> readBy) {

    private static final String OF_RUN = """
            select *
            from protected_attribute
            where run_id = (select max(run_id) from lead_score where run_id <= %s)
            order by
                status,
                belongs_to = 'lead' desc,
                belongs_to,
                name
            """;

    /** Those known to the newest scoring up to a run; the allowed ones first. */
    static List<ProtectedAttribute> read(Store store, long runId) {
        return store.rows(OF_RUN.formatted(runId), ProtectedAttribute::of);
    }

    private static ProtectedAttribute of(Row row) {
        return new ProtectedAttribute(
                row.text("belongs_to"),
                row.text("name"),
                row.text("kind"),
                row.text("status"),
                row.optionalText("reason"),
                row.optionalText("read_by"));
    }

    /** Where it stands and what it is called. */
    public String words(Words words) {
        return belongsTo.equals("lead") ? name : words.say("protected.of", "property", name, "type", belongsTo);
    }

    /** What it tells of a person. */
    public String kindWords(Words words) {
        String code = kind.replace(' ', '_');
        String named = words.named("protected.kind", code);
        return named.equals(code) ? kind : named;
    }

    /** What may be done with it. */
    public String statusWords(Words words) {
        return words.named("protected.status", status);
    }
}
