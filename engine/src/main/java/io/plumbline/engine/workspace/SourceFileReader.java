package io.plumbline.engine.workspace;

import io.plumbline.engine.yaml.NearestName;
import io.plumbline.engine.yaml.YamlNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what all sources have in common: the file and how it is written. */
record SourceFileReader(Reading reading) {
    private static final Pattern OUTSIDE = Pattern.compile("[/\\\\~].*|[A-Za-z]:.*|[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern UNSAFE = Pattern.compile("[\\\\\\p{Cntrl}]");
    private static final Pattern UNFIT = Pattern.compile("[\\r\\n\\x00[^\\p{ASCII}]]");
    private static final Pattern STRPTIME = Pattern.compile("([^%]|%-?[aAbBcdfgGHIjmMnpSuUVwWxXyYzZ%])+");

    SourceFile read(YamlNode node) {
        YamlNode file = node.field("file");
        FileFormat format = format(file);
        ZoneId zone = zone(node);
        return new SourceFile(
                node.field("name").text(),
                file.text(),
                format,
                csv(node, format),
                new TimeFormat(zone, timestampFormat(node)),
                reading.instant(node, "complete_since", zone),
                reading.instant(node, "exported_at", zone));
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
            reading.problem(csv.get(), "Only .csv and .tsv files have separators and quotes.", "remove `csv`.");
        }
        String tabOrComma = format == FileFormat.TSV ? "\t" : ",";
        return csv.map(node -> csvOf(node, tabOrComma))
                .orElseGet(() -> new CsvFormat(tabOrComma, "\"", false, List.of("")));
    }

    private CsvFormat csvOf(YamlNode node, String delimiter) {
        CsvFormat format = new CsvFormat(
                Reading.text(node, "delimiter").orElse(delimiter),
                Reading.text(node, "quote").orElse("\""),
                Reading.text(node, "decimal").orElse(".").equals(","),
                node.find("missing")
                        .map(list -> list.items().stream().map(YamlNode::text).toList())
                        .orElse(List.of("")));
        if (format.delimiter().equals(format.quote())
                || UNFIT.matcher(format.delimiter() + format.quote()).find()) {
            reading.problem(
                    node,
                    "The delimiter and the quote must be two different ASCII characters, no line breaks.",
                    "write for example `{ delimiter: \";\", quote: '\"' }`.");
        }
        return format;
    }

    private ZoneId zone(YamlNode source) {
        return source.find("time_zone").map(this::zoneOf).orElse(ZoneOffset.UTC);
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

    private Optional<String> timestampFormat(YamlNode source) {
        Optional<YamlNode> node = source.find("timestamp_format");
        node.filter(format -> !STRPTIME.matcher(format.text()).matches())
                .ifPresent(format -> reading.problem(
                        format,
                        "This is no format in strptime's letters.",
                        "write for example `\"%d/%m/%Y %H:%M\"`; %% stands for a percent sign."));
        return node.map(YamlNode::text);
    }
}
