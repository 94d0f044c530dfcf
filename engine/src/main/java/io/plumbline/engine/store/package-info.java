/** The store: one DuckDB file per workspace, its tables, its transactions and its published copy. Only here is JDBC known. */
@NullMarked
package io.plumbline.engine.store;

import org.jspecify.annotations.NullMarked;
