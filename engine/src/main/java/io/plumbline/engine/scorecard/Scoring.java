package io.plumbline.engine.scorecard;

import java.util.Optional;

/**
 * What {@code scoring.yaml} says.
 *
 * @param playbook empty where it holds none
 * @param lists    the lists that conditions may name
 */
public record Scoring(Scorecard scorecard, Optional<Playbook> playbook, NamedLists lists) {}
