package io.plumbline.engine.proposal.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file whose name says the day of its export, so that each newer export can be put beside it.
 *
 * @param day     in its name
 * @param pattern the path with {@code *} where the day stands
 * @param format  the name, without folders, with strptime's letters where the day stands
 */
record DatedName(LocalDate day, String pattern, String format) {
    private static final Pattern NAME =
            Pattern.compile("([^%*?/]*?)(?<![0-9])([0-9]{4})([-_.]?)([0-9]{2})\\3([0-9]{2})(?![0-9])([^%*?/]*)");

    /** What the name says, unless it holds no day, or the data end more than a day later. */
    static Optional<DatedName> of(String path, Optional<Instant> endOfData) {
        int folder = path.lastIndexOf('/') + 1;
        Matcher name = NAME.matcher(path.substring(folder));
        return name.matches()
                ? day(name).filter(day -> isTrue(day, endOfData)).map(day -> of(path.substring(0, folder), name, day))
                : Optional.empty();
    }

    private static DatedName of(String folder, Matcher name, LocalDate day) {
        String between = name.group(3);
        return new DatedName(
                day,
                folder + name.group(1) + "*" + name.group(6),
                name.group(1) + "%Y" + between + "%m" + between + "%d" + name.group(6));
    }

    private static Optional<LocalDate> day(Matcher name) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(name.group(2)), Integer.parseInt(name.group(4)), Integer.parseInt(name.group(5))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isTrue(LocalDate day, Optional<Instant> endOfData) {
        Instant latest = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofDays(1));
        return endOfData.isEmpty() || !endOfData.get().isAfter(latest);
    }

    /** Whether a path is one of the files that the day leaves open. */
    boolean covers(String path) {
        int star = pattern.indexOf('*');
        return path.length() >= pattern.length() - 1
                && path.startsWith(pattern.substring(0, star))
                && path.endsWith(pattern.substring(star + 1));
    }
}
