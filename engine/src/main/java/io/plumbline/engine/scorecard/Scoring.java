package io.plumbline.engine.scorecard;

import java.util.Optional;

/**
 * What {@code scoring.yaml} says.
 *
 * @param playbook empty where it holds none
 * @param lists    the lists that conditions may name
 * @param audit    what the audit heeds and a suggestion may change
 */
public record Scoring(Scorecard scorecard, Optional<Playbook> playbook, NamedLists lists, AuditPolicy audit) {}
