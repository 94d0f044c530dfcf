package io.plumbline.engine.scorecard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that scorecards did not always have, and that may be empty. While it is empty it is no part of the fingerprint,
 * so that scorecards that do not use it keep theirs; stored versions without it are read as if it were empty.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface AddedLater {}
