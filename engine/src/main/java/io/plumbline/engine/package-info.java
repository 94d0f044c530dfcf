/** Plumbline's core: from a workspace on disk to scores, all of it in one DuckDB store. */
@NullMarked
package io.plumbline.engine;

import org.jspecify.annotations.NullMarked;
