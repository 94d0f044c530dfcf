/** Work on a workspace: one transaction per command, the stages of the monthly run, and what a run leaves behind. */
@NullMarked
package io.plumbline.cli.run;

import org.jspecify.annotations.NullMarked;
