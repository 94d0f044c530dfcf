package io.plumbline.engine.scorecard;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.JsonSchema;
import io.plumbline.engine.yaml.NearestName;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.engine.yaml.YamlNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A {@code scoring.yaml} that is being read, and what was found wrong with it so far. */
final class ScoringFile implements FileProblems {
    private static final JsonSchema SCHEMA = JsonSchema.resource(ScoringFile.class, "scoring.schema.json");

    private final YamlDocument document;
    private final Predicate<String> uncertain;
    private final Set<Problem> problems;
    private final List<Problem> formProblems;

    /** @param uncertain names that may be declared or not */
    ScoringFile(YamlDocument document, Predicate<String> uncertain) {
        this(document, uncertain, new LinkedHashSet<>());
    }

    private ScoringFile(YamlDocument document, Predicate<String> uncertain, Set<Problem> problems) {
        Problems form = new Problems();
        document.validate(SCHEMA, form);
        this.document = document;
        this.uncertain = uncertain;
        this.problems = problems;
        this.formProblems = form.all();
        problems.addAll(formProblems);
    }

    /** The same file with another content, whose problems are told together with those of this one, each once. */
    ScoringFile with(YamlNode root) {
        return new ScoringFile(new YamlDocument(document.name(), root), uncertain, problems);
    }

    /** Whether the whole file has the form that the schema asks for. */
    boolean isWellFormed() {
        return formProblems.isEmpty();
    }

    YamlNode root() {
        return document.root();
    }

    /** Whether a part has the form that the schema asks for, so that it can be read. */
    boolean isWellFormed(YamlNode part) {
        return formProblems.stream().noneMatch(problem -> isWithin(problem.path(), part.path()));
    }

    private static boolean isWithin(String path, String outer) {
        return path.equals(outer) || path.startsWith(outer + ".") || path.startsWith(outer + "[");
    }

    @Override
    public void problem(YamlNode node, String what, String fix) {
        problems.add(document.problem(node, what, fix));
    }

    @Override
    public void undeclared(YamlNode node, String what, Collection<String> known, String declare) {
        if (uncertain.test(node.text())) {
            return;
        }
        String fix = NearestName.of(node.text(), known)
                .map(name -> "write '" + name + "', or " + declare + ".")
                .orElseGet(() -> declare + (known.isEmpty() ? "." : "; known: " + String.join(", ", known) + "."));
        problem(node, what, fix);
    }

    /** Throws all problems in the order of the file's lines. */
    void throwIfAnyProblem() {
        if (!problems.isEmpty()) {
            List<Problem> sorted = problems.stream()
                    .sorted(Comparator.comparingInt(ScoringFile::line))
                    .toList();
            throw new ProblemException(ExitCode.USAGE, sorted);
        }
    }

    private static int line(Problem problem) {
        return Integer.parseInt(problem.where().substring(problem.where().lastIndexOf(':') + 1));
    }
}
