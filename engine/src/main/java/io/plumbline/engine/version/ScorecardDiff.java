package io.plumbline.engine.version;

import io.plumbline.engine.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In what two scorecards differ. Rules are matched by their id, groups, stages, levels and the like by their name.
 *
 * @param changes in the order of the earlier scorecard, what is new after that; empty where both mean the same
 */
public record ScorecardDiff(List<Change> changes) {
    public ScorecardDiff {
        changes = List.copyOf(changes);
    }

    /** What became of something. */
    public enum Kind {
        ADDED,
        DROPPED,
        CHANGED
    }

    /**
     * A key of something that changed, or a key of something that came or went.
     *
     * @param subject what: {@code rule pricing-page}, {@code level mql}, {@code points}
     * @param key     as {@code scoring.yaml} calls it
     * @param before  its value; empty where there was none
     * @param after   its value; empty where there is none
     */
    public record Change(Kind kind, String subject, String key, Optional<String> before, Optional<String> after) {}

    /** The differences that lead from one scorecard to another. */
    public static ScorecardDiff of(Scorecard before, Scorecard after) {
        ScorecardKeys old = ScorecardKeys.of(before);
        ScorecardKeys now = ScorecardKeys.of(after);
        List<Change> changes = new ArrayList<>();
        Set<String> subjects = new LinkedHashSet<>(old.subjects().keySet());
        subjects.addAll(now.subjects().keySet());
        subjects.forEach(subject -> changes.addAll(keys(
                subject,
                old.subjects().getOrDefault(subject, Map.of()),
                now.subjects().getOrDefault(subject, Map.of()))));
        old.orders()
                .forEach((list, order) -> order(list, order, now.orders().getOrDefault(list, List.of()))
                        .ifPresent(changes::add));
        return new ScorecardDiff(
                changes.stream().filter(change -> !isInherited(change, changes)).toList());
    }

    /** Whether a segment only follows the base. */
    private static boolean isInherited(Change change, List<Change> changes) {
        int end = change.subject().startsWith("segment ") ? change.subject().indexOf(ScorecardKeys.OF_SEGMENT) : -1;
        return end >= 0
                && changes.contains(new Change(
                        change.kind(),
                        change.subject().substring(end + ScorecardKeys.OF_SEGMENT.length()),
                        change.key(),
                        change.before(),
                        change.after()));
    }

    private static List<Change> keys(String subject, Map<String, String> before, Map<String, String> after) {
        Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.DROPPED : Kind.CHANGED;
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .map(key -> new Change(
                        kind, subject, key, Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key))))
                .filter(change -> !change.before().equals(change.after()))
                .map(change -> subject.startsWith(ScorecardKeys.LIST) ? entries(change) : change)
                .filter(change ->
                        kind == Kind.CHANGED || !isNothing(change.before().or(change::after)))
                .toList();
    }

    /** Of a list only the entries that came or went. */
    private static Change entries(Change change) {
        List<String> before = entries(change.before());
        List<String> after = entries(change.after());
        Set<String> gone = new LinkedHashSet<>(before);
        gone.removeAll(new HashSet<>(after));
        Set<String> come = new LinkedHashSet<>(after);
        come.removeAll(new HashSet<>(before));
        return new Change(change.kind(), change.subject(), change.key(), joined(gone), joined(come));
    }

    private static List<String> entries(Optional<String> text) {
        return text.map(each -> List.of(each.split(ScorecardKeys.BETWEEN, -1))).orElse(List.of());
    }

    private static Optional<String> joined(Set<String> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", entries));
    }

    /** What comes or goes is told by the keys that its file has. */
    private static boolean isNothing(Optional<String> value) {
        return value.filter(text -> text.equals("none") || text.equals("[]")).isPresent();
    }

    private static Optional<Change> order(String list, List<String> before, List<String> after) {
        List<String> stayed = before.stream().filter(after::contains).toList();
        List<String> now = after.stream().filter(before::contains).toList();
        return stayed.equals(now)
                ? Optional.empty()
                : Optional.of(new Change(
                        Kind.CHANGED,
                        list,
                        "order",
                        Optional.of(String.join(", ", stayed)),
                        Optional.of(String.join(", ", now))));
    }
}
