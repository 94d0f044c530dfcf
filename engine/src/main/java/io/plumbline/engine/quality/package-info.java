/** What imported rows look like: coverage, and findings that a person should mend before trusting any number. */
@NullMarked
package io.plumbline.engine.quality;

import org.jspecify.annotations.NullMarked;
