package io.plumbline.engine.workspace;

import io.plumbline.engine.yaml.NearestName;
import io.plumbline.engine.yaml.YamlNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what all sources have in common: the file and how it is written. */
record SourceFileReader(Reading reading) {
    private static final CsvFormat PLAIN = new CsvFormat(",", "\"", false, List.of(""), StandardCharsets.UTF_8);
    private static final Pattern OUTSIDE = Pattern.compile("[/\\\\~].*|[A-Za-z]:.*|[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern UNSAFE = Pattern.compile("[\\\\\\p{Cntrl}]");
    private static final Pattern UNFIT = Pattern.compile("[\\r\\n\\x00[^\\p{ASCII}]]");
    private static final Pattern STRPTIME = Pattern.compile("([^%]|%-?[aAbBcdfgGHIjmMnpSuUVwWxXyYzZ%])+");

    SourceFile read(YamlNode node) {
        YamlNode file = node.field("file");
        FileFormat format = format(file);
        TimeFormat times = new TimeFormat(zone(node, ZoneOffset.UTC), pattern(node, "timestamp_format"));
        return new SourceFile(
                Reading.text(node, "name").orElse(AnswerSource.NAME),
                file.text(),
                format,
                csv(node, format),
                times,
                columnTimes(node, times),
                reading.instant(node, "complete_since", times.zone()),
                node.find("exported_at").flatMap(time -> exportTime(node, time, times.zone())));
    }

    private Optional<ExportTime> exportTime(YamlNode source, YamlNode node, ZoneId zone) {
        if (!node.isMapping()) {
            return reading.instant(source, "exported_at", zone).map(ExportTime.At::new);
        }
        YamlNode name = node.field("file_name");
        ExportTime.InFileName time = new ExportTime.InFileName(name.text(), zone);
        if (!time.tellsADay()) {
            reading.problem(
                    name,
                    "This tells no day of a file's name.",
                    "write the file's name with %Y, %m and %d, and perhaps %H, %M and %S, where they stand, such as"
                            + " `\"leads-%Y-%m-%d.csv\"`; * stands for any characters.");
        }
        return Optional.of(time);
    }

    private FileFormat format(YamlNode file) {
        String path = file.text();
        if (OUTSIDE.matcher(path).matches()
                || Arrays.asList(path.split("/", -1)).contains("..")) {
            reading.problem(
                    file,
                    "The file is outside the workspace.",
                    "copy it into the workspace and write its path from there, such as `leads.csv`.");
        } else if (UNSAFE.matcher(path).find()) {
            reading.problem(file, "The path holds '\\' or a control character.", "write '/' between folders.");
        }
        return FileFormat.of(path).orElseGet(() -> {
            reading.problem(
                    file,
                    "The end of the file's name tells no format.",
                    "use .csv .tsv .parquet .json .jsonl or .ndjson; text may also end in .gz.");
            return FileFormat.CSV;
        });
    }

    private CsvFormat csv(YamlNode source, FileFormat format) {
        Optional<YamlNode> csv = source.find("csv");
        if (csv.isPresent() && !format.isDelimited()) {
            reading.problem(
                    csv.get(), "Only .csv and .tsv files have separators, quotes and encodings.", "remove `csv`.");
        }
        String tabOrComma = format == FileFormat.TSV ? "\t" : ",";
        return csv.map(node -> csvOf(node, tabOrComma))
                .orElseGet(() -> new CsvFormat(
                        tabOrComma, PLAIN.quote(), PLAIN.decimalComma(), PLAIN.missing(), PLAIN.encoding()));
    }

    private CsvFormat csvOf(YamlNode node, String delimiter) {
        CsvFormat format = new CsvFormat(
                Reading.text(node, "delimiter").orElse(delimiter),
                Reading.text(node, "quote").orElse(PLAIN.quote()),
                Reading.text(node, "decimal").orElse(".").equals(","),
                node.find("missing")
                        .map(list -> list.items().stream().map(YamlNode::text).toList())
                        .orElse(PLAIN.missing()),
                node.find("encoding").map(this::charset).orElse(PLAIN.encoding()));
        if (format.delimiter().equals(format.quote())
                || UNFIT.matcher(format.delimiter() + format.quote()).find()) {
            reading.problem(
                    node,
                    "The delimiter and the quote must be two different ASCII characters, no line breaks.",
                    "write for example `{ delimiter: \";\", quote: '\"' }`.");
        }
        return format;
    }

    private Charset charset(YamlNode node) {
        try {
            return Charset.forName(node.text());
        } catch (IllegalArgumentException e) {
            String fix = NearestName.of(node.text(), Charset.availableCharsets().keySet())
                    .map(near -> "write '" + near + "'.")
                    .orElse("write for example 'windows-1252', 'utf-8' or 'utf-16'.");
            reading.problem(node, "'" + node.text() + "' is no encoding that Java knows.", fix);
            return PLAIN.encoding();
        }
    }

    private NavigableMap<String, TimeFormat> columnTimes(YamlNode source, TimeFormat usual) {
        NavigableMap<String, TimeFormat> times = new TreeMap<>();
        source.find("times")
                .map(YamlNode::fields)
                .orElse(Map.of())
                .forEach((column, node) -> times.put(
                        column,
                        new TimeFormat(
                                zone(node, usual.zone()),
                                pattern(node, "format").or(usual::pattern))));
        return times;
    }

    private ZoneId zone(YamlNode node, ZoneId otherwise) {
        return node.find("time_zone").map(this::zoneOf).orElse(otherwise);
    }

    private ZoneId zoneOf(YamlNode node) {
        Set<String> zones = ZoneId.getAvailableZoneIds();
        if (zones.contains(node.text())) {
            return ZoneId.of(node.text());
        }
        String fix = NearestName.of(node.text(), zones)
                .map(near -> "write '" + near + "'.")
                .orElse("write the name of a zone such as 'Europe/Amsterdam'.");
        reading.problem(node, "'" + node.text() + "' is no time zone.", fix);
        return ZoneOffset.UTC;
    }

    private Optional<String> pattern(YamlNode parent, String key) {
        Optional<YamlNode> node = parent.find(key);
        node.ifPresent(this::checkPattern);
        return node.map(YamlNode::text);
    }

    private void checkPattern(YamlNode node) {
        String pattern = node.text();
        if (pattern.contains("%") ? STRPTIME.matcher(pattern).matches() : TimeFormat.EPOCHS.containsKey(pattern)) {
            return;
        }
        String fix = NearestName.of(pattern, TimeFormat.EPOCHS.keySet())
                .map(near -> "write '" + near + "'.")
                .orElse(
                        "write for example `\"%d/%m/%Y %H:%M\"`, where %% stands for a percent sign, or 'epoch_seconds'.");
        reading.problem(node, "This is no format in strptime's letters.", fix);
    }
}
