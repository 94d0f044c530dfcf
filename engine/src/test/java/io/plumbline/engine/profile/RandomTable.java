package io.plumbline.engine.profile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A table whose writing is drawn at random, with the truth of it.
 *
 * @param bytes        the file
 * @param times        the true instants of the column {@code when}, of rows that have one
 * @param orderIsOpen  whether the times fit days before months as well as months before days
 */
record RandomTable(
        byte[] bytes,
        Charset encoding,
        String delimiter,
        boolean decimalComma,
        String missingWord,
        TimeStyle style,
        List<LocalDateTime> times,
        boolean orderIsOpen,
        int rows,
        double greatest) {

    /**
     * A style of times.
     *
     * @param java     as Java writes it
     * @param strptime as the import reads it; empty for ISO 8601
     */
    record TimeStyle(String java, String strptime) {}

    private static final List<TimeStyle> STYLES = List.of(
            new TimeStyle("yyyy-MM-dd HH:mm:ss", ""),
            new TimeStyle("yyyy-MM-dd'T'HH:mm:ss'Z'", ""),
            new TimeStyle("dd/MM/yyyy HH:mm", "%d/%m/%Y %H:%M"),
            new TimeStyle("MM/dd/yyyy HH:mm", "%m/%d/%Y %H:%M"),
            new TimeStyle("M/d/yyyy h:mm a", "%m/%d/%Y %I:%M %p"),
            new TimeStyle("d.M.yyyy H:mm", "%d.%m.%Y %H:%M"),
            new TimeStyle("dd-MMM-yyyy HH:mm", "%d-%b-%Y %H:%M"),
            new TimeStyle("MMMM d, yyyy h:mm a", "%B %d, %Y %I:%M %p"),
            new TimeStyle("yyyyMMddHHmmss", "%Y%m%d%H%M%S"));
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");
    private static final List<String> WORDS = List.of("NULL", "n/a", "(none)", "-", "N/A", "\\N", "unknown", "NA");
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-1252"));
    private static final List<String> NOTES =
            List.of("na\u00efve", "say \"no\"", "a, b; c | d", "two\nlines", "\u00dcber", "plain", "caf\u00e9 au lait");

    static RandomTable drawn(long seed) {
        Random random = new Random(seed);
        int rows = 60 + random.nextInt(300);
        TimeStyle style = one(STYLES, random);
        boolean comma = random.nextBoolean();
        String word = one(WORDS, random);
        String delimiter = one(DELIMITERS, random);
        Charset encoding = one(ENCODINGS, random);
        boolean earlyDays = random.nextInt(4) == 0;
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(style.java(), Locale.ENGLISH);
        List<LocalDateTime> times = new ArrayList<>();
        StringBuilder text = new StringBuilder(String.join(delimiter, "key", "when", "amount", "note", "yes") + "\n");
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < rows; row++) {
            boolean missing = row % 17 == 3;
            LocalDateTime time = LocalDateTime.of(
                    2020 + random.nextInt(5),
                    1 + random.nextInt(12),
                    1 + random.nextInt(earlyDays ? 12 : 28),
                    random.nextInt(24),
                    random.nextInt(60));
            double amount = (random.nextInt(2_000_000) - 5000) / 100.0;
            if (!missing) {
                times.add(time);
                greatest = Math.max(greatest, amount);
            }
            text.append(String.join(
                            delimiter,
                            "k" + row,
                            quoted(missing ? word : formatter.format(time), delimiter),
                            quoted(missing ? word : number(amount, comma), delimiter),
                            quoted(one(NOTES, random), delimiter),
                            random.nextBoolean() ? "yes" : "no"))
                    .append('\n');
        }
        boolean mark = random.nextBoolean() && !encoding.equals(ENCODINGS.get(3));
        byte[] bytes = ((mark ? "\uFEFF" : "") + text).getBytes(encoding);
        boolean open = style.strptime().contains("%m")
                && !style.strptime().startsWith("%Y")
                && times.stream().allMatch(time -> time.getDayOfMonth() <= 12);
        return new RandomTable(bytes, encoding, delimiter, comma, word, style, times, open, rows, greatest);
    }

    long earliest() {
        return times.stream()
                .mapToLong(time -> time.toEpochSecond(ZoneOffset.UTC))
                .min()
                .orElseThrow();
    }

    long latest() {
        return times.stream()
                .mapToLong(time -> time.toEpochSecond(ZoneOffset.UTC))
                .max()
                .orElseThrow();
    }

    private static String number(double amount, boolean comma) {
        return String.format(comma ? Locale.GERMANY : Locale.ROOT, Math.abs(amount) > 5000 ? "%,.2f" : "%.2f", amount);
    }

    private static String quoted(String text, String delimiter) {
        boolean needed = text.contains(delimiter) || text.contains("\"") || text.contains("\n");
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
