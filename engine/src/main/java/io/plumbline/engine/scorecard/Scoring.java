package io.plumbline.engine.scorecard;

import java.util.Optional;

/**
 * What {@code scoring.yaml} says.
 *
 * @param playbook empty where it holds none
 * @param nurture  how leads that are not ready are nurtured; empty where it says nothing of it
 * @param lists    the lists that conditions may name
 * @param audit    what the audit heeds and a suggestion may change
 */
public record Scoring(
        Scorecard scorecard,
        Optional<Playbook> playbook,
        Optional<NurturePolicy> nurture,
        NamedLists lists,
        AuditPolicy audit) {}
