/** What a scorecard says that can hardly be meant: rules that never fire, points and levels that nobody can reach. */
@NullMarked
package io.plumbline.engine.lint;

import org.jspecify.annotations.NullMarked;
