/** What commands answer: records read from the store that print themselves as tables or turn into JSON. */
@NullMarked
package io.plumbline.cli.answer;

import org.jspecify.annotations.NullMarked;
