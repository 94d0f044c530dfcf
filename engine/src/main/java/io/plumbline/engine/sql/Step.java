package io.plumbline.engine.sql;

/**
 * One named SELECT of a plan.
 *
 * @param name  name under which later steps read it; unique in its plan
 * @param grain what one row is, such as "one row per lead and fired rule"
 * @param sql   the SELECT, without a trailing semicolon
 */
public record Step(String name, String grain, String sql) {}
