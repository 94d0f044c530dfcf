/** What people and programs see: text tables, figures, progress and JSON, on the terminal that is there. */
@NullMarked
package io.plumbline.cli.terminal;

import org.jspecify.annotations.NullMarked;
