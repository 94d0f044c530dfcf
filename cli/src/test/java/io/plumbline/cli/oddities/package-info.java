/** Exports as real tools write them, generated with what they mean, and held against what Plumbline makes of them. */
@NullMarked
package io.plumbline.cli.oddities;

import org.jspecify.annotations.NullMarked;
