package io.plumbline.engine.proposal;

import io.plumbline.engine.ingest.Times;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.TimeFormat;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The scratch store with the looked-at rows of all files.
 *
 * @param zone of local times
 */
record Scratch(Store store, ZoneId zone) {

    /** A column of times as UTC instants, in SQL; NULL where a cell is none. */
    String instant(ColumnProfile column) {
        Optional<String> format = column.time().flatMap(time -> time.format());
        return new Times(new TimeFormat(zone, format)).instant(Sql.identifier(column.cell()));
    }

    /** The relation's name in FROM. */
    static String relation(TableProfile table) {
        return Sql.identifier(table.relation());
    }

    /** The column's name in SELECT. */
    static String cell(ColumnProfile column) {
        return Sql.identifier(column.cell());
    }

    /** A share, or 0 where there is nothing to take it of. */
    double share(String sql) {
        return store.first(sql, row -> row.optionalReal("share").orElse(0.0)).orElse(0.0);
    }
}
