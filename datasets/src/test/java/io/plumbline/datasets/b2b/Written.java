package io.plumbline.datasets.b2b;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A market as read back from its three files, cell by cell. */
record Written(List<Map<String, String>> leads, List<Map<String, String>> events, List<Map<String, String>> outcomes) {

    static final B2bOptions SMALL = B2bOptions.defaults().withLeads(400).withMonths(9);

    static Written of(B2bOptions options, Path directory) throws IOException {
        Written quiet = withoutEvents(options, directory);
        return new Written(quiet.leads, rows(directory.resolve("events.csv")), quiet.outcomes);
    }

    /** For a market whose events are too many to hold as cells. */
    static Written withoutEvents(B2bOptions options, Path directory) throws IOException {
        B2bSaas.write(directory, options);
        return new Written(rows(directory.resolve("leads.csv")), List.of(), rows(directory.resolve("outcomes.csv")));
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.get(0).split(",");
        return lines.stream().skip(1).map(line -> row(header, line)).toList();
    }

    private static Map<String, String> row(String[] header, String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != header.length) {
            throw new IllegalStateException("a line has " + cells.length + " cells, the header " + header.length);
        }
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i]);
        }
        return row;
    }

    /** Creation instant by lead. */
    Map<String, Instant> created() {
        return leads.stream().collect(Collectors.toMap(row -> row.get("lead_id"), row -> at(row, "created_at")));
    }

    /** The instants of one step by lead. */
    Map<String, Instant> step(String name) {
        return outcomes.stream()
                .filter(row -> row.get("step").equals(name))
                .collect(Collectors.toMap(row -> row.get("lead_id"), row -> at(row, "occurred_at")));
    }

    Stream<Map<String, String>> eventsOf(String type) {
        return events.stream().filter(row -> row.get("type").equals(type));
    }

    static Instant at(Map<String, String> row, String column) {
        return Instant.parse(row.get(column));
    }

    /** SHA-256 of the three files, one after the other. */
    static String sha256(Path directory) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : List.of("leads.csv", "events.csv", "outcomes.csv")) {
                digest.update(Files.readAllBytes(directory.resolve(file)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
