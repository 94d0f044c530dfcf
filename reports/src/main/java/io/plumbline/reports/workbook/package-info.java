/** The report as an Excel workbook: the numbers of the store as cells that can be sorted, filtered and reckoned with. */
@NullMarked
package io.plumbline.reports.workbook;

import org.jspecify.annotations.NullMarked;
