package io.plumbline.engine.version;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The types that a record is made of. */
final class RecordTree {
    private final Set<Class<?>> seen = new LinkedHashSet<>();

    private RecordTree() {}

    /** The records that can stand in a tree, its root first. */
    static List<Class<?>> records(Class<?> root) {
        RecordTree tree = new RecordTree();
        tree.reach(root);
        return tree.seen.stream().filter(Class::isRecord).collect(Collectors.toList());
    }

    private void reach(Type type) {
        if (type instanceof ParameterizedType generic) {
            List.of(generic.getActualTypeArguments()).forEach(this::reach);
        } else if (type instanceof Class<?> each && each.getName().startsWith("io.plumbline.") && seen.add(each)) {
            if (each.isSealed()) {
                List.of(each.getPermittedSubclasses()).forEach(this::reach);
            }
            if (each.isRecord()) {
                List.of(each.getRecordComponents()).stream()
                        .map(RecordComponent::getGenericType)
                        .forEach(this::reach);
            }
        }
    }
}
