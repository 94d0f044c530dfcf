/** The report on paper: the same page, printed to a PDF by a browser that is installed. */
@NullMarked
package io.plumbline.reports.pdf;

import org.jspecify.annotations.NullMarked;
