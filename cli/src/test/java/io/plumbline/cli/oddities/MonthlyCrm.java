package io.plumbline.cli.oddities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A CRM that is exported on the first day of three months. Between the exports people change cells, empty them, correct
 * and withdraw dates of steps, delete records, and merge some into others; new leads come.
 */
final class MonthlyCrm {
    static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 1), LocalDate.of(2025, 5, 1));

    /** The columns that hold attributes and steps. */
    static final List<String> VALUES = List.of(
            "Country",
            "NumberOfEmployees",
            "Became a Marketing Qualified Lead Date",
            "Became a Customer Date",
            "Recent Deal Amount");

    private static final String HEADER =
            "Id,CreatedDate,Country,NumberOfEmployees,Became a Marketing Qualified Lead Date,Became a Customer Date,Recent Deal Amount,"
                    + "IsDeleted,MasterRecordId\n";

    private final Random random = new Random(2025);
    private final Map<String, Map<String, String>> records = new TreeMap<>();
    private final List<Map<String, Map<String, String>>> exports = new ArrayList<>();

    MonthlyCrm() {
        for (LocalDate day : DAYS) {
            if (!exports.isEmpty()) {
                new ArrayList<>(records.values()).forEach(record -> change(record, day));
            }
            for (int i = 0; i < 120; i++) {
                add(day.minusDays(1 + random.nextInt(25)));
            }
            Map<String, Map<String, String>> export = new TreeMap<>();
            records.forEach((id, record) -> export.put(id, new TreeMap<>(record)));
            exports.add(export);
        }
    }

    /** The records of an export, by id; each has its cells by column. */
    Map<String, Map<String, String>> export(int number) {
        return exports.get(number);
    }

    Path write(Path folder, int number) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        exports.get(number).forEach((id, record) -> {
            List<String> cells = new ArrayList<>(List.of(id, record.get("CreatedDate")));
            VALUES.forEach(column -> cells.add(record.get(column)));
            cells.addAll(List.of(record.get("IsDeleted"), record.get("MasterRecordId")));
            text.append(String.join(",", cells)).append('\n');
        });
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("leads-" + DAYS.get(number) + ".csv"), text);
    }

    private void add(LocalDate created) {
        Map<String, String> record = new TreeMap<>();
        record.put("Id", "R%04d".formatted(records.size() + 1));
        record.put("CreatedDate", created + "T08:00:00Z");
        record.put("Country", country());
        record.put("NumberOfEmployees", employees());
        boolean mql = random.nextInt(2) == 0;
        boolean customer = random.nextInt(4) == 0;
        record.put("Became a Marketing Qualified Lead Date", mql ? created + "T09:30:00Z" : "");
        record.put("Became a Customer Date", customer ? created + "T12:15:00Z" : "");
        record.put("Recent Deal Amount", customer ? Integer.toString(100 + random.nextInt(900)) : "");
        record.put("IsDeleted", "false");
        record.put("MasterRecordId", "");
        records.put(String.valueOf(record.get("Id")), record);
    }

    private void change(Map<String, String> record, LocalDate day) {
        if (!record.getOrDefault("MasterRecordId", "").isEmpty()) {
            return;
        }
        switch (random.nextInt(14)) {
            case 0, 1 -> record.put("Country", country());
            case 2 -> record.put("NumberOfEmployees", employees());
            case 3 -> record.put("Country", "");
            case 4 -> step(record, "Became a Marketing Qualified Lead Date", day.minusDays(20) + "T10:00:00Z");
            case 5 -> step(record, "Became a Marketing Qualified Lead Date", "");
            case 6 -> {
                step(record, "Became a Customer Date", day.minusDays(3) + "T11:00:00Z");
                step(record, "Recent Deal Amount", "777");
            }
            case 7 -> record.put("IsDeleted", "true");
            case 8 -> merge(record);
            default -> {}
        }
    }

    private static void step(Map<String, String> record, String column, String value) {
        record.put(column, value);
    }

    /** Into the first record, which stays as it is. */
    private void merge(Map<String, String> record) {
        if (!"R0001".equals(record.get("Id"))) {
            record.put("MasterRecordId", "R0001");
            record.put("IsDeleted", "true");
        }
    }

    private String country() {
        return List.of("DE", "FR", "NL", "US").get(random.nextInt(4));
    }

    private String employees() {
        return Integer.toString(1 + random.nextInt(500));
    }
}
