package io.plumbline.engine.scorecard;

/**
 * Rules of one dimension that are limited together.
 *
 * @param limit the most that the group may give or take
 */
public record RuleGroup(String name, Bounds limit) {}
