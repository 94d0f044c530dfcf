/** What a file looks like, found from the file alone: how it is written, and what its columns hold. */
@NullMarked
package io.plumbline.engine.profile;

import org.jspecify.annotations.NullMarked;
