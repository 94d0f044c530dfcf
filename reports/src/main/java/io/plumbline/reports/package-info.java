/** Pages for sales and marketing, made from the store's tables and nothing else. */
@NullMarked
package io.plumbline.reports;

import org.jspecify.annotations.NullMarked;
