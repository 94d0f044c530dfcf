package io.plumbline.engine.workspace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a file was exported: what it says was known from then on. */
public sealed interface ExportTime {

    /**
     * The time of a file; empty when its name does not say it.
     *
     * @param fileName without folders
     */
    Optional<Instant> of(String fileName);

    /** One time, whatever the file. */
    record At(Instant instant) implements ExportTime {
        @Override
        public Optional<Instant> of(String fileName) {
            return Optional.of(instant);
        }
    }

    /**
     * The time that stands in each file's name.
     *
     * @param pattern the whole name: strptime's {@code %Y %m %d %H %M %S} where the time stands, {@code *} and {@code ?}
     *                for other characters
     * @param zone    the zone of the time
     */
    record InFileName(String pattern, ZoneId zone) implements ExportTime {
        private static final Map<Character, String> DIGITS = Map.of(
                'Y',
                "([0-9]{4})",
                'm',
                "([0-9]{2})",
                'd',
                "([0-9]{2})",
                'H',
                "([0-9]{2})",
                'M',
                "([0-9]{2})",
                'S',
                "([0-9]{2})");
        private static final Pattern LETTERS = Pattern.compile("%(.)|\\*|\\?|[^%*?]+");

        /** Whether the pattern tells at least the day, each part once. */
        boolean tellsADay() {
            List<Character> letters = letters();
            return letters.containsAll(List.of('Y', 'm', 'd'))
                    && letters.stream().distinct().count() == letters.size()
                    && DIGITS.keySet().containsAll(letters);
        }

        @Override
        public Optional<Instant> of(String fileName) {
            Matcher name = regex().matcher(fileName);
            if (!name.matches()) {
                return Optional.empty();
            }
            List<Character> letters = letters();
            try {
                LocalDate day =
                        LocalDate.of(part('Y', letters, name), part('m', letters, name), part('d', letters, name));
                LocalTime time =
                        LocalTime.of(part('H', letters, name), part('M', letters, name), part('S', letters, name));
                return Optional.of(LocalDateTime.of(day, time).atZone(zone).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static int part(char letter, List<Character> letters, Matcher name) {
            int position = letters.indexOf(letter);
            return position < 0 ? 0 : Integer.parseInt(name.group(position + 1));
        }

        private List<Character> letters() {
            List<Character> letters = new ArrayList<>();
            Matcher part = LETTERS.matcher(pattern);
            while (part.find()) {
                if (part.group(1) != null) {
                    letters.add(part.group(1).charAt(0));
                }
            }
            return letters;
        }

        private Pattern regex() {
            StringBuilder regex = new StringBuilder();
            Matcher part = LETTERS.matcher(pattern);
            while (part.find()) {
                String text = part.group();
                regex.append(
                        part.group(1) != null
                                ? DIGITS.getOrDefault(text.charAt(1), "(?!)")
                                : switch (text) {
                                    case "*" -> ".*";
                                    case "?" -> ".";
                                    default -> Pattern.quote(text);
                                });
            }
            return Pattern.compile(regex.toString());
        }
    }
}
