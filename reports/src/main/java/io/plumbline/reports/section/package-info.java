/** The sections of the report: what each shows, as records read from the store's tables by SQL. */
@NullMarked
package io.plumbline.reports.section;

import org.jspecify.annotations.NullMarked;
