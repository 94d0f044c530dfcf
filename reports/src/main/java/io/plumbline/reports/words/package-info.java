/** The report's texts and numbers in the language of its readers. */
@NullMarked
package io.plumbline.reports.words;

import org.jspecify.annotations.NullMarked;
