package io.plumbline.cli.run;

import io.plumbline.cli.terminal.InstantText;
import io.plumbline.engine.ingest.TextRecords;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.qualification.LevelOverride;
import io.plumbline.engine.qualification.LevelOverride.Action;
import io.plumbline.engine.qualification.Overrides.Refused;
import io.plumbline.engine.workspace.CsvFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CSV file of overrides, in UTF-8: a header with {@code lead_id, level, action} and, where wanted, {@code reason, by,
 * from, until}; other columns are left alone.
 *
 * @param said    what its good rows say, in their order
 * @param refused its other rows
 */
record OverrideFile(List<Said> said, List<Refused> refused) {
    private static final long LONGEST = 32L << 20;
    private static final List<String> NEEDED = List.of("lead_id", "level", "action");

    /** What a line of the file says. */
    record Said(long line, LevelOverride override) {}

    /**
     * Reads a file.
     *
     * @param asOf from when on counts what names no instant
     * @throws ProblemException (usage) when there is no such file or header
     */
    static OverrideFile read(Path file, Instant asOf) {
        byte[] text = bytes(file);
        int from =
                text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF ? 3 : 0;
        TextRecords records = new TextRecords(text, from, format(text, from));
        List<String> header = records.next()
                ? records.fields().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
        if (!header.containsAll(NEEDED)) {
            throw ProblemException.usage(
                    String.valueOf(file.getFileName()),
                    "The first line does not name the columns lead_id, level and action.",
                    "write `lead_id,level,action,reason,by,from,until` there.");
        }
        OverrideFile found = new OverrideFile(new ArrayList<>(), new ArrayList<>());
        while (records.next()) {
            found.take(new Line(header, records.fields(), records.line()), asOf);
        }
        return found;
    }

    private static CsvFormat format(byte[] text, int from) {
        int end = from;
        while (end < text.length && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        String header = new String(text, from, end - from, StandardCharsets.UTF_8);
        String delimiter = header.contains(",") ? "," : header.contains(";") ? ";" : "\t";
        return new CsvFormat(delimiter, "\"", false, List.of(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (!Files.isRegularFile(file)) {
                throw ProblemException.usage(name, "There is no such file.", "name a CSV file of overrides.");
            }
            if (Files.size(file) > LONGEST) {
                throw ProblemException.usage(name, "The file is longer than 32 MiB.", "divide it.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw ProblemException.failed(name, "The file cannot be read.", "check its permissions.");
        }
    }

    private record Line(List<String> header, List<String> fields, long number) {
        Optional<String> cell(String column) {
            int index = header.indexOf(column);
            return index < 0 || index >= fields.size()
                    ? Optional.empty()
                    : Optional.of(fields.get(index).strip()).filter(cell -> !cell.isEmpty());
        }
    }

    private void take(Line line, Instant asOf) {
        Optional<Refused> wrong = wrong(line);
        if (wrong.isPresent()) {
            refused.add(wrong.get());
            return;
        }
        said.add(new Said(
                line.number(),
                new LevelOverride(
                        line.cell("lead_id").orElseThrow(),
                        line.cell("level").orElseThrow(),
                        action(line).orElseThrow(),
                        line.cell("reason"),
                        line.cell("by"),
                        line.cell("from").flatMap(OverrideFile::instant).orElse(asOf),
                        line.cell("until").flatMap(OverrideFile::instant))));
    }

    private static Optional<Refused> wrong(Line line) {
        for (String column : NEEDED) {
            if (line.cell(column).isEmpty()) {
                return Optional.of(new Refused(line.number(), column, "nothing is there"));
            }
        }
        if (action(line).isEmpty()) {
            return Optional.of(new Refused(line.number(), "action", "neither give, withhold nor clear"));
        }
        return Stream.of("from", "until")
                .filter(column -> line.cell(column)
                        .filter(text -> instant(text).isEmpty())
                        .isPresent())
                .findFirst()
                .map(column -> new Refused(line.number(), column, "neither a day nor an instant with an offset"));
    }

    private static Optional<Action> action(Line line) {
        return Arrays.stream(Action.values())
                .filter(action -> line.cell("action")
                        .filter(word -> action.word().equalsIgnoreCase(word))
                        .isPresent())
                .findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(InstantText.read(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
