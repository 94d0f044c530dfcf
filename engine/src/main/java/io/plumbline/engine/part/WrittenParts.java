package io.plumbline.engine.part;

import java.util.List;

/**
 * Parts written out for a workspace.
 *
 * @param text    keys of {@code scoring.yaml} with what goes under them
 * @param rules   ids of the rules that the workspace can have
 * @param waiting ids of those that ask for something it does not declare, which stand in the text as comments
 * @param there   ids of those that its scorecard has already, which are left out
 */
public record WrittenParts(String text, List<String> rules, List<String> waiting, List<String> there) {
    public WrittenParts {
        rules = List.copyOf(rules);
        waiting = List.copyOf(waiting);
        there = List.copyOf(there);
    }
}
