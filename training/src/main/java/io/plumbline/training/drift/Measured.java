package io.plumbline.training.drift;

/**
 * A feature or score that can be measured.
 *
 * @param usual  how much its months differ by themselves
 * @param counts its rows by month
 */
record Measured(Subject subject, Reference reference, Usual usual, BinCounts counts) {}
