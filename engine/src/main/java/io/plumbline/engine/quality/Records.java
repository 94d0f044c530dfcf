package io.plumbline.engine.quality;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.EventSource.SourceType;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.OutcomeSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first thing that a source tells of each lead.
 *
 * @param name the source's name
 * @param what what it tells, for people
 * @param zone the zone in which its local times are read
 * @param sql  SELECT of one row per lead: {@code lead_id, at}
 */
record Records(String name, String what, ZoneId zone, String sql) {

    /** Creation by the one source of leads that tells it, then what leads did by source, then steps by source. */
    static List<Records> of(Imported imported) {
        List<Records> all = new ArrayList<>();
        List<LeadSource> dated = imported.workspace().sources().leads().stream()
                .filter(LeadSource::datesItsLeads)
                .toList();
        if (dated.size() == 1) {
            all.add(creation(dated.get(0)));
        }
        imported.workspace()
                .sources()
                .events()
                .forEach(source -> byLeads(source).ifPresent(all::add));
        imported.workspace().sources().outcomes().forEach(source -> all.add(steps(source)));
        return all;
    }

    private static Records creation(LeadSource source) {
        return new Records(
                source.name(),
                "the creation in '" + source.name() + "'",
                source.file().times(source.createdAt().orElseThrow()).zone(),
                "select lead_id, created_at as at from " + Imported.LEAD + " where listed and created_at is not null");
    }

    private static Optional<Records> byLeads(EventSource source) {
        List<String> types = source.types().stream()
                .filter(type -> !type.byCompany())
                .map(SourceType::name)
                .toList();
        return types.isEmpty()
                ? Optional.empty()
                : Optional.of(new Records(
                        source.name(),
                        "that in '" + source.name() + "'",
                        source.file().times(source.occurredAt()).zone(),
                        "select lead_id, min(occurred_at) as at from event where replaced_at is null and source = "
                                + Sql.literal(source.name()) + " and event_type in " + Sql.literals(types)
                                + " group by lead_id"));
    }

    private static Records steps(OutcomeSource source) {
        return new Records(
                source.name(),
                "that in '" + source.name() + "'",
                source.file().times(source.occurredAt()).zone(),
                "select lead_id, min(occurred_at) as at from outcome where replaced_at is null and happened"
                        + " and occurred_at is not null and source = " + Sql.literal(source.name())
                        + " group by lead_id");
    }
}
