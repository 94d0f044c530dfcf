package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A level's test leads in four fields: called by the points or not down, by the prediction or not across.
 *
 * @param level     the level
 * @param quadrants those that have a row in the store
 */
public record AgreementGrid(String level, List<Quadrant> quadrants) {

    static List<AgreementGrid> read(Store store, Subject subject) {
        return Quadrant.read(store, subject).stream()
                .collect(Collectors.groupingBy(Quadrant::level))
                .entrySet()
                .stream()
                .map(entry -> new AgreementGrid(entry.getKey(), entry.getValue()))
                .sorted(Levels.order(AgreementGrid::level))
                .toList();
    }

    /** The step that counts as success. */
    public String labelStep() {
        return quadrants.get(0).labelStep();
    }

    /** One field. */
    public Optional<Quadrant> at(boolean byPoints, boolean byPrediction) {
        return quadrants.stream()
                .filter(each -> each.calledByPoints() == byPoints && each.calledByPredictive() == byPrediction)
                .findFirst();
    }

    /** The field's shade by its conversion, 0 for none to 4 for the highest. */
    public String shade(Quadrant quadrant) {
        double highest = quadrants.stream()
                .mapToDouble(each -> each.conversion().value().orElse(0))
                .max()
                .orElse(0);
        double share = highest == 0 ? 0 : quadrant.conversion().value().orElse(0) / highest;
        return "heat" + Math.round(Math.ceil(4 * share));
    }
}
