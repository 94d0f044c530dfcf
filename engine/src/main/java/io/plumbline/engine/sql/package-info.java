/** SQL as text: quoting in one place, plans of named steps, and the few functions in which engines differ. */
@NullMarked
package io.plumbline.engine.sql;

import org.jspecify.annotations.NullMarked;
