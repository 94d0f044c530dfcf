/** Makes the tables of the {@code bpi2012} sample from the event log as its authors publish it. */
@NullMarked
package io.plumbline.datasets.bpi2012;

import org.jspecify.annotations.NullMarked;
