@NullMarked
package io.plumbline.notebooks;

import org.jspecify.annotations.NullMarked;
