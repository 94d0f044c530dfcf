package io.plumbline.engine.profile;

import io.plumbline.engine.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of a text that may be a time: each digit is 9, names of months and days and AM or PM are {@code Month},
 * {@code Mon}, {@code Weekday}, {@code Day} and {@code PM}; and the formats in strptime's letters that may read it.
 */
record TimeShape(String text) {
    private static final Pattern TOKEN = Pattern.compile("9+|Weekday|Day|Month|Mon|PM|[a-zA-Z]+|[^a-zA-Z9]");
    private static final Pattern TAIL = Pattern.compile(
            "(?<gap> ?)(?:(?<offset>[+-](?:99:?99|99))|(?<zone>utc|gmt|z|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst))$");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<before>[tT]|,? at |, ?| - | )(?<hour>9{1,2}):99(?<second>:99)?(?<fraction>[.,]9{1,9})?(?<half> ?PM)?$");
    private static final Map<String, List<List<String>>> ORDERS = Map.of(
            "Ynn", List.of(List.of("%Y", "%m", "%d"), List.of("%Y", "%d", "%m")),
            "nnY", List.of(List.of("%d", "%m", "%Y"), List.of("%m", "%d", "%Y")),
            "nnn", List.of(List.of("%d", "%m", "%y"), List.of("%m", "%d", "%y"), List.of("%y", "%m", "%d")),
            "nMY", List.of(List.of("%d", "M", "%Y")),
            "nMn", List.of(List.of("%d", "M", "%y")),
            "MnY", List.of(List.of("M", "%d", "%Y")),
            "Mnn", List.of(List.of("M", "%d", "%y")),
            "YMn", List.of(List.of("%Y", "M", "%d")));

    private static final Map<String, String> COMPACT =
            Map.of("99999999", "%Y%m%d", "999999999999", "%Y%m%d%H%M", "99999999999999", "%Y%m%d%H%M%S");

    /** SQL that makes the shape of a text in lower case whose digits are 9 already. */
    static String sql(String folded) {
        String named = replaced(folded, "[\u00a0\u2009\u202f]", " ");
        for (String[] names : new String[][] {
            {"monday|tuesday|wednesday|thursday|friday|saturday|sunday", "Weekday"},
            {"january|february|march|april|june|july|august|september|october|november|december", "Month"},
            {"\\b(mon|tue|wed|thu|fri|sat|sun)\\b", "Day"},
            {"\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\b", "Mon"},
            {"[ap]m\\b", "PM"}
        }) {
            named = replaced(named, names[0], names[1]);
        }
        return named;
    }

    private static String replaced(String text, String pattern, String by) {
        return "regexp_replace(" + text + ", " + Sql.literal(pattern) + ", " + Sql.literal(by) + ", 'g')";
    }

    /** The formats that may read it; none when it is no shape of a time, or of ISO 8601 alone. */
    List<String> formats() {
        String rest = text;
        String offset = "";
        Matcher tail = TAIL.matcher(rest);
        if (rest.contains(":") && tail.find()) {
            String zone = tail.group("zone");
            offset = tail.group("gap") + (zone == null ? "%z" : zone.equals("z") ? "Z" : "%Z");
            rest = rest.substring(0, tail.start());
        }
        String clock = "";
        Matcher time = CLOCK.matcher(rest);
        if (time.find()) {
            clock = clock(time);
            rest = rest.substring(0, time.start());
        }
        String end = clock + offset;
        return dates(rest).stream().map(date -> date + end).toList();
    }

    boolean hasOffset() {
        return text.contains(":") && TAIL.matcher(text).find();
    }

    boolean hasTime() {
        return text.contains(":") || text.matches("9{12}|9{14}");
    }

    private static String clock(Matcher time) {
        String half = time.group("half");
        String fraction = time.group("fraction");
        return (time.group("before").equals("t") ? "T" : time.group("before"))
                + (half == null ? "%H" : "%I")
                + ":%M"
                + (time.group("second") == null ? "" : ":%S")
                + (fraction == null ? "" : fraction.charAt(0) + (fraction.length() > 7 ? "%n" : "%f"))
                + (half == null ? "" : half.replace("PM", "%p"));
    }

    private static List<String> dates(String date) {
        if (COMPACT.containsKey(date)) {
            return List.of(COMPACT.get(date));
        }
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(date);
        StringBuilder kinds = new StringBuilder();
        while (token.find()) {
            tokens.add(token.group());
            kind(token.group()).ifPresent(kinds::append);
        }
        if (tokens.stream().anyMatch(TimeShape::isStrange)) {
            return List.of();
        }
        return ORDERS.getOrDefault(kinds.toString(), List.of()).stream()
                .filter(order -> !order.contains("%y") || hasYear(tokens, order.indexOf("%y") == 0))
                .map(order -> filled(tokens, order))
                .toList();
    }

    /** Whether the number that would be a year of two digits has two. */
    private static boolean hasYear(List<String> tokens, boolean first) {
        return tokens.get(first ? 0 : tokens.size() - 1).equals("99");
    }

    private static Optional<String> kind(String token) {
        return switch (token) {
            case "9", "99" -> Optional.of("n");
            case "9999" -> Optional.of("Y");
            case "Month", "Mon" -> Optional.of("M");
            default -> Optional.empty();
        };
    }

    private static boolean isStrange(String token) {
        if (token.equals("%")) {
            return true;
        }
        boolean word = Character.isLetter(token.charAt(0));
        boolean known = token.equals("Weekday") || token.equals("Day") || token.startsWith("Mon");
        return word ? !known : token.charAt(0) == '9' && kind(token).isEmpty();
    }

    private static String filled(List<String> tokens, List<String> order) {
        StringBuilder format = new StringBuilder();
        int next = 0;
        for (String token : tokens) {
            switch (token) {
                case "9", "99", "9999" -> format.append(order.get(next++));
                case "Month", "Mon" -> {
                    format.append(token.equals("Mon") ? "%b" : "%B");
                    next++;
                }
                case "Weekday" -> format.append("%A");
                case "Day" -> format.append("%a");
                default -> format.append(token);
            }
        }
        return format.toString();
    }
}
