package io.plumbline.engine.qualification;

import io.plumbline.engine.qualification.RandomMarket.Change;
import io.plumbline.engine.qualification.RandomMarket.Happened;
import io.plumbline.engine.qualification.RandomMarket.Lead;
import io.plumbline.engine.qualification.RandomMarket.Prediction;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Folds the levels of {@link FoldTwinTest}'s two scorecards hour by hour and lead by lead, in plain Java: the slow twin of the
 * SQL.
 */
final class PlainLevels {
    private final RandomMarket market;
    private final Instant secondFrom;
    private final Map<String, TreeSet<String>> levels = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();

    PlainLevels(RandomMarket market, Instant secondFrom) {
        this.market = market;
        this.secondFrom = secondFrom;
    }

    /** The changes up to an instant, as lines. */
    List<String> changes(Instant to) {
        Instant first = market.leads.stream()
                .map(Lead::createdAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        for (Instant hour = RandomMarket.BEGIN.minus(Duration.ofDays(10));
                !hour.isAfter(to);
                hour = hour.plusSeconds(3600)) {
            if (!hour.isBefore(first) && isOnGrid(hour)) {
                evaluate(hour);
            }
        }
        changes.sort(Comparator.naturalOrder());
        return changes;
    }

    /** The first scorecard is evaluated daily, the second on Mondays. */
    private boolean isOnGrid(Instant hour) {
        OffsetDateTime at = hour.atOffset(ZoneOffset.UTC);
        return at.getHour() == 0 && (hour.isBefore(secondFrom) || at.getDayOfWeek() == DayOfWeek.MONDAY);
    }

    private void evaluate(Instant t) {
        for (Lead lead : market.leads) {
            TreeSet<String> before = levels.getOrDefault(lead.id(), new TreeSet<>());
            TreeSet<String> now = new TreeSet<>();
            boolean exists = lead.createdAt().isBefore(t)
                    && lead.mergedAt().map(at -> !at.isBefore(t)).orElse(true);
            if (exists && t.isBefore(secondFrom)) {
                first(lead, t, before, now);
            } else if (exists) {
                second(lead, t, before, now);
            }
            tell(t, lead, before, now);
            levels.put(lead.id(), now);
        }
    }

    private void first(Lead lead, Instant t, NavigableSet<String> before, NavigableSet<String> now) {
        Optional<Double> probability = probability(lead, t);
        if (points(lead, t) >= (before.contains("mql") ? 11 : 27)
                || (probability.filter(p -> p >= 0.7).isPresent() && usesModel(t, 2))) {
            now.add("mql");
        }
        if (isCustomer(lead, t) && views(lead, t) > 0) {
            now.add("service");
        }
    }

    private void second(Lead lead, Instant t, NavigableSet<String> before, NavigableSet<String> now) {
        if (points(lead, t) >= (before.contains("mql") ? 17 : 20) && !isCustomer(lead, t)) {
            now.add("mql");
        }
        if (views(lead, t) >= 3) {
            now.add("busy");
        }
    }

    private double points(Lead lead, Instant t) {
        return 10 * views(lead, t) + (country(lead, t).equals("DE") ? 7 : 0);
    }

    private long views(Lead lead, Instant t) {
        return market.views.stream()
                .filter(view -> view.lead().equals(lead.id()))
                .filter(view -> view.isKnown(t) && !view.at().isBefore(t.minus(Duration.ofDays(3))))
                .count();
    }

    private String country(Lead lead, Instant t) {
        return market.changes.stream()
                .filter(change ->
                        change.lead().equals(lead.id()) && change.knownAt().isBefore(t))
                .max(Comparator.comparing(Change::knownAt))
                .map(Change::country)
                .orElse(lead.country());
    }

    private boolean isCustomer(Lead lead, Instant t) {
        return market.steps.stream().anyMatch((Happened step) -> step.lead().equals(lead.id()) && step.isKnown(t));
    }

    private Optional<Prediction> newest(Instant t) {
        return market.predictions.stream()
                .filter(each -> !each.asOf().isAfter(t))
                .max(Comparator.comparing(Prediction::asOf).thenComparing(Prediction::run));
    }

    /** Only the second model learned a threshold. */
    private boolean usesModel(Instant t, long model) {
        return newest(t).filter(run -> run.run() == model).isPresent();
    }

    private Optional<Double> probability(Lead lead, Instant t) {
        return newest(t)
                .flatMap(run -> market.predictions.stream()
                        .filter(each -> each.run() == run.run() && each.lead().equals(lead.id()))
                        .map(Prediction::probability)
                        .findFirst());
    }

    private void tell(Instant t, Lead lead, NavigableSet<String> before, NavigableSet<String> now) {
        now.stream()
                .filter(level -> !before.contains(level))
                .forEach(level -> changes.add(line(t, lead, level, "entered")));
        before.stream()
                .filter(level -> !now.contains(level))
                .forEach(level -> changes.add(line(t, lead, level, "left")));
    }

    private static String line(Instant t, Lead lead, String level, String change) {
        return t.toString().substring(0, 10) + " " + lead.id() + " " + level + " " + change;
    }
}
