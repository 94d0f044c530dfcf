/** What makes a section a page: figures as English text, charts with their rows, style, scripts and their hashes. */
@NullMarked
package io.plumbline.reports.page;

import org.jspecify.annotations.NullMarked;
