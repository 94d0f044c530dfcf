/** Fingerprints, by which two things are known to be the same. */
@NullMarked
package io.plumbline.engine.fingerprint;

import org.jspecify.annotations.NullMarked;
