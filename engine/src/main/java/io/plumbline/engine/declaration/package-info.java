/** What a workspace declares about its leads and events: the names and types that rules, features and SQL may use. */
@NullMarked
package io.plumbline.engine.declaration;

import org.jspecify.annotations.NullMarked;
