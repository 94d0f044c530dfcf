/** What the notebooks open a workspace and show tables and charts with. */
@NullMarked
package io.plumbline.notebooks;

import org.jspecify.annotations.NullMarked;
