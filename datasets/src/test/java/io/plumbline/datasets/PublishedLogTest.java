package io.plumbline.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.datasets.bpi2012.XesConverter;
import io.plumbline.datasets.bpi2012.XesConverter.Converted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real tables, written as a log in the published form and converted back. */
@Tag("real-data")
class PublishedLogTest {

    private static final String APPLICATION = """
            <trace>
            <date key="REG_DATE" value="%s"/><string key="concept:name" value="%s"/><string key="AMOUNT_REQ" value="%s"/>
            """;

    private static final String EVENT = """
            <event><string key="concept:name" value="%s"/><string key="lifecycle:transition" value="%s"/>
            <date key="time:timestamp" value="%s"/>%s</event>
            """;

    @TempDir
    Path folder;

    @Test
    void aLogOfThePublishedSizeConvertsToTheStatedContent() throws IOException {
        Path data = RealFiles.folder();
        Path log = Files.createDirectories(folder.resolve("bpi2012")).resolve("BPI_Challenge_2012.xes");
        try (Writer out = Files.newBufferedWriter(log)) {
            write(data, out);
        }
        assertEquals(new Converted(13_087, 262_200), XesConverter.convert(log, folder.resolve("tables")));
        SampleWorkspace.BPI2012.prepare(folder, folder.resolve("workspace"), folder);
        for (String name : List.of("applications.csv", "events.csv.gz")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("tables").resolve(name),
                            folder.resolve("workspace").resolve(name)));
        }
    }

    private static void write(Path data, Writer out) throws IOException {
        Map<String, String[]> applications = applications(data.resolve("bpi2012/applications.csv"));
        out.write("<log>\n");
        try (BufferedReader events = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.resolve("bpi2012/events.csv.gz"))),
                StandardCharsets.UTF_8))) {
            events.readLine();
            String traceEnd = "";
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                String[] cells = line.split(",", -1);
                String[] application = applications.remove(cells[0]);
                if (application != null) {
                    out.write(traceEnd + APPLICATION.formatted(application[1], application[0], application[2]));
                    traceEnd = "</trace>\n";
                }
                out.write(EVENT.formatted(cells[3], cells[4], cells[2], resource(cells[5])));
            }
        }
        out.write("</trace>\n</log>\n");
    }

    private static String resource(String number) {
        return number.isEmpty() ? "" : "<string key=\"org:resource\" value=\"" + number + "\"/>";
    }

    private static Map<String, String[]> applications(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Map<String, String[]> applications = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            applications.put(cells[0], cells);
        }
        return applications;
    }
}
