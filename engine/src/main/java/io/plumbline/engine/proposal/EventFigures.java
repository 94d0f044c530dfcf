package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.sql.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the types of events of one table on the rows looked at. */
final class EventFigures {
    private static final String EVENT = "proposal_event";
    private static final String MINUTE = "60000000";
    private static final String DAY = "86400000000";

    private final Scratch scratch;

    /**
     * Prepares the events.
     *
     * @param leads the leads' table with its id and its date of creation, if both are known
     */
    EventFigures(Scratch scratch, Assignments events, LeadTable leads) {
        this.scratch = scratch;
        ColumnProfile lead = events.with(Role.LEAD_ID).orElseThrow();
        ColumnProfile time = events.with(Role.OCCURRED_AT).orElseThrow();
        String type = events.with(Role.EVENT_TYPE).map(Scratch::cell).orElse("''");
        scratch.store().execute("""
                create or replace temp table %s as
                select
                    lead_id,
                    event_type,
                    epoch_us(instant) as at_us
                from (select %s as lead_id, %s as event_type, %s as instant from %s)
                where lead_id is not null and event_type is not null and instant is not null
                """.formatted(
                        EVENT, Scratch.cell(lead), type, scratch.instant(time), Scratch.relation(events.table())));
        scratch.store().execute("create or replace temp table proposal_created as\n" + created(leads));
    }

    private String created(LeadTable leads) {
        if (leads.the(Role.LEAD_ID).isEmpty() || !leads.isDated()) {
            return "select '' as lead_id, cast(0 as bigint) as at_us where false";
        }
        return "select %s as lead_id, min(epoch_us(%s)) as at_us from %s group by %s"
                .formatted(
                        Scratch.cell(leads.the(Role.LEAD_ID).orElseThrow().column()),
                        scratch.instant(leads.the(Role.CREATED_AT).orElseThrow().column()),
                        Scratch.relation(leads.profile()),
                        Scratch.cell(leads.the(Role.LEAD_ID).orElseThrow().column()));
    }

    /** All types, the most frequent first. */
    List<TypeFigures> types() {
        return scratch.store()
                .rows(
                        """
                with last_of_type as (
                    select lead_id, event_type, count(*) as events, max(at_us) as at_us
                    from %s
                    group by lead_id, event_type
                ),
                last_of_lead as (
                    select lead_id, max(at_us) as at_us
                    from last_of_type
                    group by lead_id
                ),
                at_creation as (
                    select
                        e.event_type as event_type,
                        count(*) as events
                    from %s as e
                    join proposal_created as c on c.lead_id = e.lead_id
                    where abs(e.at_us - c.at_us) <= %s
                    group by e.event_type
                )
                select
                    t.event_type as event_type,
                    cast(sum(t.events) as bigint) as events,
                    count(*) as leads,
                    avg(case when l.at_us <= t.at_us + %s then 1e0 else 0e0 end) as ends,
                    coalesce(max(c.events), 0) / cast(sum(t.events) as double) as at_creation
                from last_of_type as t
                join last_of_lead as l on l.lead_id = t.lead_id
                left join at_creation as c on c.event_type = t.event_type
                group by t.event_type
                order by events desc, event_type
                """.formatted(EVENT, EVENT, MINUTE, DAY),
                        row -> new TypeFigures(
                                row.text("event_type"),
                                row.number("events"),
                                row.number("leads"),
                                row.real("ends"),
                                row.real("at_creation")));
    }

    /** For every type the share of its occurrences within a minute of an event of some types of the same lead. */
    Map<String, Double> within(Collection<String> types) {
        Map<String, Double> shares = new TreeMap<>();
        scratch.store()
                .rows(
                        """
                select
                    e.event_type as event_type,
                    avg(case when exists (
                        select 1
                        from %s as o
                        where o.lead_id = e.lead_id
                            and o.event_type in %s
                            and abs(o.at_us - e.at_us) <= %s
                    ) then 1e0 else 0e0 end) as share
                from %s as e
                group by e.event_type
                """.formatted(EVENT, Sql.literals(types), MINUTE, EVENT),
                        row -> shares.put(row.text("event_type"), row.real("share")));
        return shares;
    }
}
