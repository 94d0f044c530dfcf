/** The {@code b2b-saas} sample: a seeded market of companies, leads and a sales desk, whose true buying model is known. */
@NullMarked
package io.plumbline.datasets.b2b;

import org.jspecify.annotations.NullMarked;
