/** Files made to hurt, through the whole command line: refused or carried safely, and nothing outside is touched. */
@NullMarked
package io.plumbline.cli.hostile;

import org.jspecify.annotations.NullMarked;
