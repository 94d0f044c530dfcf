package io.plumbline.cli.oddities;

import io.plumbline.cli.oddities.OddTable.Column;
import io.plumbline.engine.workspace.Field;
import io.plumbline.engine.workspace.LeadSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether each column of a table of leads is read as what it is. */
record LeadMapping(OddTable table, LeadSource source) {

    List<String> differences() {
        Map<String, Field> attributes =
                source.attributes().stream().collect(Collectors.toMap(Field::column, field -> field, (a, b) -> a));
        List<String> differences = new ArrayList<>();
        for (Column column : table.columns()) {
            String found = found(column.name(), attributes);
            if (!isRight(column, found)) {
                differences.add("column '" + column.name() + "' is " + column.use() + " " + column.step()
                        + " and is read as: " + found);
            }
        }
        return differences;
    }

    /** What the column is read as, in one word or two. */
    private String found(String column, Map<String, Field> attributes) {
        if (source.leadId().equals(Optional.of(column))) {
            return "LEAD_ID";
        }
        if (source.createdAt().equals(Optional.of(column))) {
            return "CREATED_AT";
        }
        if (source.existingScore().equals(Optional.of(column))) {
            return "EXISTING_SCORE";
        }
        if (attributes.containsKey(column)) {
            return attributes.get(column).type().name();
        }
        return inSteps(column).or(() -> inLives(column)).orElseGet(() -> setAside(column));
    }

    private Optional<String> inSteps(String column) {
        return source.steps().stream()
                .flatMap(step -> step.column().equals(column)
                        ? Optional.of("STEP_DATE " + step.step()).stream()
                        : step.amount().filter(column::equals).map(amount -> "STEP_AMOUNT " + step.step()).stream())
                .findFirst();
    }

    private Optional<String> inLives(String column) {
        return Lives.use(source, column).map(Use::name);
    }

    private String setAside(String column) {
        String reason = source.notUsed().getOrDefault(column, "");
        return reason.isBlank() ? "nothing" : "SET_ASIDE";
    }

    private static boolean isRight(Column column, String found) {
        return switch (column.use()) {
            case EITHER -> true;
            case SET_ASIDE, STEP_AMOUNT -> found.equals("SET_ASIDE") || found.startsWith("STEP");
            case STEP_DATE -> found.startsWith("STEP_DATE " + column.step());
            default -> found.equals(column.use().name());
        };
    }
}
