package io.plumbline.engine.version;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The scorecards that a store's runs used, and which of them was in force when. A version is in force from the as_of of
 * the first run that used it until that of the next version; before the first, the first was. What was in force never
 * changes afterwards: a run as of an instant before the latest version only looks back.
 *
 * @param current  the scorecard that counts while no run used one
 * @param versions in the order of their numbers
 */
public record ScorecardVersions(Scorecard current, List<ScorecardVersion> versions) {
    /** Characters of a fingerprint that tell it from a number. */
    private static final int SHORTEST = 4;

    public ScorecardVersions {
        versions = List.copyOf(versions);
    }

    /** The versions that a store, or its published copy, holds. */
    public static ScorecardVersions in(Store store, Scorecard current) {
        return new ScorecardVersions(current, stored(store));
    }

    /** The versions that a store, or its published copy, holds, in the order of their numbers. */
    public static List<ScorecardVersion> stored(Store store) {
        return store.rows("""
                select
                    v.version_no as version_no,
                    v.fingerprint as fingerprint,
                    v.name as name,
                    v.in_force_from as in_force_from,
                    v.run_id as run_id,
                    v.definition as definition,
                    v.text as text
                from scorecard_version as v
                order by
                    v.version_no
                """, ScorecardVersions::version);
    }

    private static ScorecardVersion version(Row row) {
        return new ScorecardVersion(
                row.number("version_no"),
                row.text("fingerprint"),
                row.text("name"),
                row.optionalInstant("in_force_from"),
                row.number("run_id"),
                row.text("definition"),
                row.text("text"));
    }

    /** The scorecard in force at an instant; the current one where no run has used any. */
    public Scorecard inForceAt(Instant instant) {
        return versionAt(instant).map(ScorecardVersion::scorecard).orElse(current);
    }

    /** The version in force at an instant; empty where no run has used any. */
    public Optional<ScorecardVersion> versionAt(Instant instant) {
        List<ScorecardVersion> inForce = inForce();
        return inForce.stream()
                .filter(version -> !from(version).isAfter(instant))
                .reduce((before, after) -> after)
                .or(() -> inForce.stream().findFirst());
    }

    /**
     * A version that somebody names.
     *
     * @param name its number, or the beginning of its fingerprint
     * @return the newest of those meant; empty when there is none, or scorecards that differ begin so
     */
    public Optional<ScorecardVersion> named(String name) {
        Optional<ScorecardVersion> numbered = versions.stream()
                .filter(version -> Long.toString(version.number()).equals(name))
                .findFirst();
        List<ScorecardVersion> begun = versions.stream()
                .filter(version ->
                        name.length() >= SHORTEST && version.fingerprint().startsWith(name))
                .toList();
        boolean one =
                begun.stream().map(ScorecardVersion::fingerprint).distinct().count() == 1;
        return numbered.or(() -> one ? Optional.of(begun.get(begun.size() - 1)) : Optional.empty());
    }

    /** The versions that are or were in force, in that order. */
    public List<ScorecardVersion> inForce() {
        return versions.stream()
                .filter(version -> version.inForceFrom().isPresent())
                .sorted(Comparator.comparing(ScorecardVersions::from).thenComparing(ScorecardVersion::number))
                .toList();
    }

    private static Instant from(ScorecardVersion version) {
        return version.inForceFrom().orElseThrow();
    }

    /**
     * Keeps the scorecard that a run gives its leads points by. It comes into force with the run's as_of, unless it is in
     * force already or a later version is.
     *
     * @param asOf of the run, or when it began where its as_of is yet to come
     * @param text {@code scoring.yaml} as it is written
     */
    public static void use(Store store, Scorecard scorecard, String text, long runId, Instant asOf) {
        ScorecardVersions known = in(store, scorecard);
        List<ScorecardVersion> inForce = known.inForce();
        boolean looksBack = !inForce.isEmpty() && asOf.isBefore(from(inForce.get(inForce.size() - 1)));
        boolean newest = !inForce.isEmpty()
                && inForce.get(inForce.size() - 1).fingerprint().equals(scorecard.fingerprint());
        if (looksBack) {
            keep(store, scorecard, text, runId);
        } else if (!newest) {
            add(store, scorecard, text, runId, Optional.of(asOf));
        }
    }

    /** Keeps a scorecard by which somebody only looks back, so that what it gave can be traced. */
    public static void keep(Store store, Scorecard scorecard, String text, long runId) {
        boolean known =
                stored(store).stream().anyMatch(version -> version.fingerprint().equals(scorecard.fingerprint()));
        if (!known) {
            add(store, scorecard, text, runId, Optional.empty());
        }
    }

    private static void add(Store store, Scorecard scorecard, String text, long runId, Optional<Instant> inForceFrom) {
        store.insert(
                """
                insert into scorecard_version
                select
                    coalesce(max(v.version_no), 0) + 1 as version_no,
                    ? as fingerprint,
                    ? as name,
                    %s as in_force_from,
                    ? as run_id,
                    ? as definition,
                    ? as text
                from scorecard_version as v
                """.formatted(inForceFrom.map(Sql::literal).orElse("cast(null as timestamp)")),
                scorecard.fingerprint(),
                scorecard.name(),
                runId,
                ScorecardJson.write(scorecard),
                text);
    }
}
