/** YAML files as trees whose nodes know their line, checked against a JSON Schema, with every problem reported at once. */
@NullMarked
package io.plumbline.engine.yaml;

import org.jspecify.annotations.NullMarked;
