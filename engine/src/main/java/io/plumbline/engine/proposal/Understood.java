package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.TableProfile;
import java.util.List;
import java.util.Optional;

/** A table whose columns have their roles. */
public sealed interface Understood permits LeadTable, EventTable, OutcomeTable {

    TableProfile profile();

    /** The roles of the columns, in the file's order; a column may have none. */
    List<ColumnRole> roles();

    /** The first column of a role. */
    default Optional<ColumnRole> the(Role role) {
        return roles().stream().filter(each -> each.role() == role).findFirst();
    }

    /** The name in the header of the first column of a role. */
    default Optional<String> name(Role role) {
        return the(role).map(each -> each.column().name());
    }

    /** All columns of a role. */
    default List<ColumnRole> all(Role role) {
        return roles().stream().filter(each -> each.role() == role).toList();
    }
}
