package io.plumbline.engine.proposal;

import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds how far the data go: the newest time of what happened that is not in the future. */
record Newest(Scratch rows, Instant now) {

    Optional<Instant> of(LeadTable leads, List<EventTable> events, Optional<OutcomeTable> outcomes) {
        List<Optional<Instant>> found = new ArrayList<>();
        leads.roles().stream()
                .filter(role -> role.column().time().isPresent())
                .filter(Newest::tellsOfThePast)
                .forEach(role -> found.add(newest(leads, role.column())));
        events.forEach(table -> found.add(
                newest(table, table.the(Role.OCCURRED_AT).orElseThrow().column())));
        outcomes.ifPresent(table -> found.add(
                newest(table, table.the(Role.OCCURRED_AT).orElseThrow().column())));
        return found.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    private static boolean tellsOfThePast(ColumnRole role) {
        return role.role() == Role.CREATED_AT
                || role.role() == Role.STEP_DATE
                || role.role() == Role.DELETED_AT
                || Vocabulary.COLUMNS.has("aside last touched", role.column().name());
    }

    private Optional<Instant> newest(Understood table, ColumnProfile column) {
        String instant = rows.instant(column);
        return rows.store()
                .first(
                        "select max(instant) as newest from (select " + instant + " as instant from "
                                + Scratch.relation(table.profile()) + ") where instant <= " + Sql.literal(now),
                        row -> row.optionalInstant("newest"))
                .flatMap(newest -> newest);
    }
}
