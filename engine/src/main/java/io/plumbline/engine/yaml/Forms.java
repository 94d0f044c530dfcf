package io.plumbline.engine.yaml;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Chooses, where a {@code oneOf} failed, the form that was meant, and keeps the errors of that one only. */
final class Forms {
    private static final Set<String> TELLING = Set.of("type", "required", "const");

    private Forms() {}

    /** The errors worth telling; a {@code oneOf} error remains where no form fits better than the others. */
    static List<Error> meant(List<Error> errors) {
        List<Error> unions = errors.stream().filter(Forms::isUnion).toList();
        List<Error> kept = new ArrayList<>();
        for (Error error : errors) {
            if (unions.stream().noneMatch(union -> belongs(error, union))) {
                kept.addAll(isUnion(error) ? formOf(error, errors) : List.of(error));
            }
        }
        return kept;
    }

    private static List<Error> formOf(Error union, List<Error> errors) {
        Map<Integer, List<Error>> forms = new TreeMap<>();
        for (Error error : errors) {
            if (belongs(error, union)) {
                forms.computeIfAbsent(form(error, union), form -> new ArrayList<>())
                        .add(error);
            }
        }
        return forms.values().stream()
                .filter(form -> form.stream().noneMatch(error -> rulesOut(error, union)))
                .min(Comparator.comparingInt(List::size))
                .map(Forms::meant)
                .orElse(List.of(union));
    }

    private static boolean rulesOut(Error error, Error union) {
        return TELLING.contains(error.getKeyword())
                && (error.getKeyword().equals("const")
                        || error.getInstanceLocation().equals(union.getInstanceLocation()));
    }

    private static boolean isUnion(Error error) {
        return error.getKeyword().equals("oneOf");
    }

    private static boolean belongs(Error error, Error union) {
        return isUnion(union)
                && below(error.getEvaluationPath(), union.getEvaluationPath())
                && (error.getInstanceLocation().equals(union.getInstanceLocation())
                        || below(error.getInstanceLocation(), union.getInstanceLocation()));
    }

    private static boolean below(NodePath path, NodePath ancestor) {
        return path.getNameCount() > ancestor.getNameCount() && path.startsWith(ancestor);
    }

    private static Integer form(Error error, Error union) {
        return (Integer)
                error.getEvaluationPath().getElement(union.getEvaluationPath().getNameCount());
    }
}
