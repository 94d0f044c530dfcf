package io.plumbline.engine.feature;

import java.util.Map;

/**
 * Features that are there already.
 *
 * @param columns the value of each, by the feature's name, as SQL over {@code l} and what is joined
 * @param joins   joins of what they read to the leads {@code l}; one row of it per lead
 */
record KeptColumns(Map<String, String> columns, String joins) {
    static final KeptColumns NONE = new KeptColumns(Map.of(), "");
}
