package io.plumbline.training.leakage;

/**
 * What the audit says of a source.
 *
 * @param reason why it is suspected, and why it is kept; "nothing speaks against it" when clean
 */
record Finding(Evidence evidence, Verdict verdict, String reason) {}
