package io.plumbline.engine.quality;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Leads whose first records in two sources lie whole half hours apart.
 *
 * <p>Gaps within 2.5 minutes of a whole half hour are set against gaps within 2.5 minutes of the quarter between: where
 * people do things when they like, both are alike often. A wrong zone puts one distance, or two that differ by the hour
 * of summer time, far above.
 *
 * @param joined leads in both sources
 * @param peaks  the distances, in half hours, the later source less the earlier one
 */
record HourGaps(long joined, List<Peak> peaks) {
    static final int MOST_HOURS = 14;

    private static final double COARSE = 0.5;
    private static final double OF_LEADS = 0.02;
    private static final double OF_WHOLE_HALF_HOURS = 0.5;

    /** Well-known zones, those with more people first among those that are always alike. */
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "Europe/London",
            "Europe/Athens",
            "Europe/Moscow",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Phoenix",
            "America/Anchorage",
            "America/Sao_Paulo",
            "America/Bogota",
            "America/Caracas",
            "America/Halifax",
            "Africa/Lagos",
            "Africa/Johannesburg",
            "Africa/Nairobi",
            "Asia/Dubai",
            "Asia/Karachi",
            "Asia/Kolkata",
            "Asia/Dhaka",
            "Asia/Bangkok",
            "Asia/Shanghai",
            "Asia/Tokyo",
            "Asia/Jerusalem",
            "Asia/Tehran",
            "Australia/Sydney",
            "Australia/Brisbane",
            "Australia/Adelaide",
            "Pacific/Auckland",
            "Pacific/Honolulu");

    /**
     * A distance that stands out.
     *
     * @param halfHours whole half hours
     * @param leads     leads with it by month of the record
     */
    record Peak(int halfHours, NavigableMap<LocalDate, Long> leads) {
        long size() {
            return leads.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Cell(int halfHours, LocalDate month, long on, long off) {}

    private record Joined(long leads, long coarse) {}

    /** The distances that stand out between two sources; empty when none does, or times are too coarse to tell. */
    static Optional<HourGaps> between(Imported imported, Records first, Records second) {
        imported.store().execute("""
                create or replace temp table quality_gap as
                select
                    epoch_us(b.at) - epoch_us(a.at) as gap,
                    date_trunc('month', a.at) as month,
                    epoch_us(a.at) %% 1800000000 = 0 or epoch_us(b.at) %% 1800000000 = 0 as coarse
                from (%s) as a
                join (%s) as b on b.lead_id = a.lead_id
                """.formatted(first.sql(), second.sql()));
        Joined joined = imported.store()
                .first(
                        "select count(*) as leads, count(*) filter (where coarse) as coarse from quality_gap",
                        row -> new Joined(row.number("leads"), row.number("coarse")))
                .orElseThrow();
        List<Cell> cells = cells(imported);
        imported.store().execute("drop table quality_gap");
        return Figures.share(joined.coarse(), joined.leads()) >= COARSE
                ? Optional.empty()
                : Optional.of(new HourGaps(joined.leads(), peaks(cells, joined.leads())))
                        .filter(gaps -> !gaps.peaks().isEmpty());
    }

    private static List<Cell> cells(Imported imported) {
        return imported.store()
                .rows(
                        """
                        select
                            cast(round(gap / 1.8e9) as bigint) as half_hours,
                            strftime(month, '%Y-%m-%d') as month,
                            count(*) filter (where abs(gap - round(gap / 1.8e9) * 1.8e9) <= 1.5e8) as on_half_hour,
                            count(*) filter (where abs(gap - round(gap / 1.8e9) * 1.8e9) >= 7.5e8) as between
                        from quality_gap
                        where not coarse
                            and abs(gap) <= 5.22e10
                        group by all
                        order by all
                        """,
                        row -> new Cell(
                                (int) row.number("half_hours"),
                                LocalDate.parse(row.text("month")),
                                row.number("on_half_hour"),
                                row.number("between")));
    }

    private static List<Peak> peaks(List<Cell> cells, long leads) {
        NavigableMap<Integer, Long> excess = new TreeMap<>();
        cells.forEach(cell -> excess.merge(cell.halfHours(), cell.on() - cell.off(), Long::sum));
        long atOnce = Math.max(0, excess.getOrDefault(0, 0L));
        excess.remove(0);
        Optional<Integer> highest = excess.keySet().stream().max(Comparator.comparing(excess::get));
        if (highest.isEmpty()) {
            return List.of();
        }
        List<Integer> chosen = withSummerTime(excess, highest.get());
        long size = chosen.stream().mapToLong(excess::get).sum();
        long all =
                excess.values().stream().mapToLong(value -> Math.max(0, value)).sum();
        long off = chosen.stream().mapToLong(halfHours -> off(cells, halfHours)).sum();
        boolean standsOut = size >= Math.max(Imported.FEW, OF_LEADS * leads)
                && size >= 4 * off
                && size >= OF_WHOLE_HALF_HOURS * all
                && size > atOnce;
        return standsOut
                ? chosen.stream().map(halfHours -> peak(cells, halfHours)).toList()
                : List.of();
    }

    private static List<Integer> withSummerTime(NavigableMap<Integer, Long> excess, int highest) {
        List<Integer> chosen = new ArrayList<>(List.of(highest));
        List.of(highest - 2, highest + 2).stream()
                .filter(other -> excess.getOrDefault(other, 0L) > 0)
                .filter(other -> 10 * excess.getOrDefault(other, 0L) >= excess.getOrDefault(highest, 0L))
                .max(Comparator.comparing(other -> excess.getOrDefault(other, 0L)))
                .ifPresent(chosen::add);
        return chosen.stream().sorted().toList();
    }

    private static long off(List<Cell> cells, int halfHours) {
        return cells.stream()
                .filter(cell -> cell.halfHours() == halfHours)
                .mapToLong(Cell::off)
                .sum();
    }

    private static Peak peak(List<Cell> cells, int halfHours) {
        NavigableMap<LocalDate, Long> leads = new TreeMap<>();
        cells.stream()
                .filter(cell -> cell.halfHours() == halfHours && cell.on() > 0)
                .forEach(cell -> leads.merge(cell.month(), cell.on(), Long::sum));
        return new Peak(halfHours, leads);
    }

    /** Leads with one of the distances. */
    long leads() {
        return peaks.stream().mapToLong(Peak::size).sum();
    }

    /** Whether the second source seems later than the first. */
    boolean isLater() {
        return main().halfHours() > 0;
    }

    /** The most frequent distance in hours, below zero when the second source seems earlier. */
    double mainHours() {
        return main().halfHours() / 2.0;
    }

    private Peak main() {
        return peaks.stream().max(Comparator.comparing(Peak::size)).orElseThrow();
    }

    /** The distances for people: {@code 1 or 2 hours}. */
    String hours() {
        List<Double> hours = peaks.stream()
                .map(peak -> Math.abs(peak.halfHours()) / 2.0)
                .sorted()
                .toList();
        String text = hours.stream()
                .map(each -> each % 1 == 0 ? Long.toString(each.longValue()) : each.toString())
                .collect(Collectors.joining(" or "));
        return text + (text.equals("1") ? " hour" : " hours");
    }

    /**
     * The well-known zone that would bring the two sources together.
     *
     * @param declared the zone in which the local times of the one to mend are read now
     * @param sign     1 when the second source is to be mended, -1 when the first is
     * @return empty when none fits most of the leads
     */
    Optional<ZoneId> zone(ZoneId declared, int sign) {
        return ZONES.stream()
                .map(ZoneId::of)
                .max(Comparator.comparingLong((ZoneId zone) -> fitting(zone, declared, sign))
                        .thenComparing(zone -> -ZONES.indexOf(zone.getId())))
                .filter(zone -> 10 * fitting(zone, declared, sign) >= 8 * leads());
    }

    private long fitting(ZoneId zone, ZoneId declared, int sign) {
        return peaks.stream()
                .flatMap(peak -> peak.leads().entrySet().stream()
                        .filter(month -> offset(zone, month.getKey())
                                == offset(declared, month.getKey()) + sign * peak.halfHours() * 1800)
                        .map(month -> month.getValue()))
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Seconds east of Greenwich in the middle of a month. */
    private static int offset(ZoneId zone, LocalDate month) {
        return zone.getRules()
                .getOffset(month.plusDays(14).atStartOfDay(ZoneOffset.UTC).toInstant())
                .getTotalSeconds();
    }
}
