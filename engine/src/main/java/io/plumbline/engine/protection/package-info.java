/** Attributes that tell something protected of a person, and whether scores may read them. */
@NullMarked
package io.plumbline.engine.protection;

import org.jspecify.annotations.NullMarked;
