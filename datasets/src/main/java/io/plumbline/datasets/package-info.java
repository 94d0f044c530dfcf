/** Sample workspaces with known truth, and recipes for public data sets. */
@NullMarked
package io.plumbline.datasets;

import org.jspecify.annotations.NullMarked;
