package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What could be read of a {@code plumbline.yaml} that may be wrong.
 *
 * @param workspace    present when nothing is wrong
 * @param declarations what its sources declare, as far as they could be read
 * @param uncertain    names under {@code sources} that may be declarations which could not be read
 * @param problems     everything that is wrong, in the order of the file
 */
public record ReadSoFar(
        Optional<Workspace> workspace, Declarations declarations, Set<String> uncertain, List<Problem> problems) {
    public ReadSoFar {
        uncertain = Set.copyOf(uncertain);
        problems = List.copyOf(problems);
    }
}
