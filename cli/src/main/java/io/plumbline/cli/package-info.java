/** The {@code plumbline} command: the only place that reads the clock or ends the process. */
@NullMarked
package io.plumbline.cli;

import org.jspecify.annotations.NullMarked;
