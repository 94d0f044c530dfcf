package io.plumbline.engine.proposal;

import io.plumbline.engine.proposal.Timeline.Span;
import io.plumbline.engine.proposal.Timeline.TrainingRows;
import io.plumbline.engine.workspace.SnapshotPolicy;
import io.plumbline.engine.workspace.SnapshotPolicy.AtAge;
import io.plumbline.engine.workspace.SnapshotPolicy.Monthly;
import io.plumbline.engine.workspace.SnapshotPolicy.Timeless;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Proposes target, horizon and snapshots from how long leads took.
 *
 * @param end how far the data go
 */
record PlanProposal(Timeline timeline, Instant end) {
    private static final List<Integer> HORIZON_DAYS = List.of(7, 14, 30, 60, 90, 180);
    private static final List<Integer> AGE_DAYS = List.of(1, 2, 3, 7, 14, 30);
    private static final double MOST_CONVERSIONS = 0.85;
    private static final double DAYS_OF_MONTHLY = 240;
    private static final double QUICK_DAYS = 15;
    private static final long ENOUGH_REACHED = 40;
    private static final long ENOUGH_POSITIVES = 200;
    private static final long FEW_POSITIVES = 60;
    private static final double MONTH_DAYS = 30.4375;

    Plan propose(LeadTable leads, Optional<String> told) {
        if (leads.the(Role.LABEL).isPresent()) {
            return flat(told.orElse(Steps.CUSTOMER));
        }
        Set<String> reported = timeline.steps();
        String target = told.orElseGet(() -> furthest(reported));
        Optional<Span> created = timeline.created();
        if (created.isEmpty() || !reported.contains(target)) {
            return undated(target, reported);
        }
        return dated(target, reported, created.get());
    }

    private static Plan flat(String target) {
        return new Plan(
                target,
                true,
                List.of(target),
                Optional.empty(),
                new Timeless(),
                target,
                0.25,
                4,
                List.of(),
                OptionalLong.empty(),
                List.of("The table says whether a lead was won but not when, so the split is random and what was known"
                        + " at the time cannot be checked."));
    }

    private static Plan undated(String target, Set<String> reported) {
        return new Plan(
                target,
                reported.contains(target),
                List.copyOf(reported),
                Optional.of(Duration.ofDays(90)),
                new Monthly(),
                earlier(Steps.SQL, target),
                0.25,
                4,
                List.of(),
                OptionalLong.empty(),
                List.of(
                        reported.contains(target)
                                ? "No column says when leads were created, so snapshots and horizon are the usual ones."
                                : "No table says who became a customer: leads get points, and there is no model until one does."));
    }

    private Plan dated(String target, Set<String> reported, Span created) {
        double days = created.days();
        OptionalDouble median = timeline.daysTo(target, 0.5);
        boolean quick = median.isPresent() && median.getAsDouble() < QUICK_DAYS;
        SnapshotPolicy snapshots = days >= DAYS_OF_MONTHLY && !quick ? new Monthly() : new AtAge(age(target));
        Duration horizon = horizon(target, snapshots, days);
        String before = before(snapshots, target, horizon);
        TrainingRows learnt = timeline.trainingRows(snapshots, target, endedBy(before, target), horizon, end);
        boolean much = days >= DAYS_OF_MONTHLY && learnt.positives() >= 2 * ENOUGH_POSITIVES;
        List<String> why = new ArrayList<>();
        why.add(delays(target, horizon));
        why.add("About " + Shape.count(learnt.rows()) + " rows with " + Shape.count(learnt.positives())
                + " conversions can be learnt from.");
        return new Plan(
                target,
                true,
                List.copyOf(reported),
                Optional.of(horizon),
                snapshots,
                before,
                much ? 0.25 : 0.3,
                much ? 4 : 3,
                windows(snapshots),
                perMonth(Steps.MQL, days),
                why);
    }

    /** The furthest step that enough leads reached. */
    private String furthest(Set<String> reported) {
        List<String> steps = Steps.FORWARD.stream()
                .filter(reported::contains)
                .sorted(Comparator.comparingInt(Steps.FORWARD::indexOf).reversed())
                .toList();
        return steps.stream()
                .filter(step -> timeline.reached(step) >= ENOUGH_REACHED)
                .findFirst()
                .or(() -> steps.stream().findFirst())
                .orElse(Steps.CUSTOMER);
    }

    /** The age by which hardly anybody has converted yet. */
    private Duration age(String target) {
        double early = timeline.daysTo(target, 0.25).orElse(7);
        return Duration.ofDays(AGE_DAYS.stream()
                .filter(days -> days <= early)
                .max(Comparator.naturalOrder())
                .orElse(1));
    }

    private Duration horizon(String target, SnapshotPolicy snapshots, double days) {
        double head = snapshots instanceof AtAge age ? age.age().toDays() : 0;
        double late = timeline.daysTo(target, MOST_CONVERSIONS).orElse(90) - head;
        int wanted =
                HORIZON_DAYS.stream().filter(each -> each >= late).findFirst().orElse(180);
        int most = HORIZON_DAYS.stream()
                .filter(each -> each <= days / 5)
                .max(Comparator.naturalOrder())
                .orElse(7);
        int least = snapshots instanceof Monthly ? 30 : 7;
        return Duration.ofDays(Math.max(least, Math.min(wanted, most)));
    }

    /** The earliest step of sales' work that leaves enough to learn from. */
    private String before(SnapshotPolicy snapshots, String target, Duration horizon) {
        long most = timeline.trainingRows(snapshots, target, List.of(target), horizon, end)
                .positives();
        for (String step : List.of(Steps.SQL, Steps.OPPORTUNITY)) {
            if (Steps.FORWARD.indexOf(step) < Steps.FORWARD.indexOf(target)) {
                long left = timeline.trainingRows(snapshots, target, endedBy(step, target), horizon, end)
                        .positives();
                if ((left >= ENOUGH_POSITIVES && left >= 0.2 * most) || (left >= FEW_POSITIVES && left >= 0.4 * most)) {
                    return step;
                }
            }
        }
        return target;
    }

    private static List<String> endedBy(String before, String target) {
        return Steps.FORWARD.subList(Steps.FORWARD.indexOf(before), Steps.FORWARD.indexOf(target) + 1);
    }

    private static String earlier(String step, String target) {
        return Steps.FORWARD.indexOf(step) < Steps.FORWARD.indexOf(target) ? step : target;
    }

    private static List<Duration> windows(SnapshotPolicy snapshots) {
        return snapshots instanceof AtAge age
                ? AGE_DAYS.stream()
                        .filter(days -> days == 1
                                || days == 3
                                || days == 7
                                || days == age.age().toDays())
                        .filter(days -> days <= age.age().toDays())
                        .map(Duration::ofDays)
                        .toList()
                : List.of();
    }

    private OptionalLong perMonth(String step, double days) {
        long reached = timeline.reached(step);
        return reached == 0 || days < MONTH_DAYS
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, Math.round(reached / days * MONTH_DAYS)));
    }

    private String delays(String target, Duration horizon) {
        OptionalDouble median = timeline.daysTo(target, 0.5);
        OptionalDouble late = timeline.daysTo(target, MOST_CONVERSIONS);
        if (median.isEmpty() || late.isEmpty()) {
            return "The delay from creation to '" + target + "' is not known.";
        }
        return String.format(
                Locale.ROOT,
                "Half of those who reach '%s' do so within %.0f days of their creation, %.0f %% within %.0f; the horizon of %d"
                        + " days also leaves room for a test.",
                target,
                median.getAsDouble(),
                100 * MOST_CONVERSIONS,
                late.getAsDouble(),
                horizon.toDays());
    }
}
