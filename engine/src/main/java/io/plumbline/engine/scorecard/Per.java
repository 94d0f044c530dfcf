package io.plumbline.engine.scorecard;

/** Which of a lead's matching events count. Equal instants are ordered by the event's id. */
public enum Per {
    /** Each. */
    EVENT,
    /** The latest of each UTC day. */
    DAY,
    /** The latest only. */
    ONCE
}
