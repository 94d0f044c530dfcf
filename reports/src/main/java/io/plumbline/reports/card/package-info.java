/** The model card by itself: Markdown for people, JSON for machines. */
@NullMarked
package io.plumbline.reports.card;

import org.jspecify.annotations.NullMarked;
