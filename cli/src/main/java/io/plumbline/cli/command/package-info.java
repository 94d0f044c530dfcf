/** The commands: what each reads from the command line, does and shows. */
@NullMarked
package io.plumbline.cli.command;

import org.jspecify.annotations.NullMarked;
