package io.plumbline.reports.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.Fixture;
import io.plumbline.reports.ReportRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * LibreOffice opens the workbook and reads in every cell what {@link WorkbookNumbersTest} holds against the store. Skipped
 * where {@code soffice} is not installed, unless {@code PLUMBLINE_DESKTOP_REQUIRED=true} says that it is there.
 */
@Tag("slow")
class LibreOfficeTest {
    /** Commas, quotes, UTF-8, numbers with all their digits, no formulas, every sheet a file. */
    private static final String CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @TempDir
    private static Path folder;

    @Test
    void everyCellIsReadAsItWasWritten() throws Exception {
        Optional<Path> office = office();
        boolean required = "true".equals(System.getenv("PLUMBLINE_DESKTOP_REQUIRED"));
        assumeTrue(office.isPresent() || required, "soffice is not installed");
        Path file = folder.resolve("alignment.xlsx");
        try (Store store = Fixture.company()) {
            AlignmentWorkbook.write(store, ReportRequest.of("b2b", Fixture.RUN), file);
        }
        convert(office.orElseThrow(), file);
        ReadWorkbook workbook = ReadWorkbook.of(file);
        for (String sheet : workbook.names()) {
            List<List<String>> read = table(Files.readString(folder.resolve("alignment-" + sheet + ".csv")));
            for (Row row : workbook.sheet(sheet)) {
                for (Cell cell : row) {
                    assertRead(cell, text(read, cell));
                }
            }
        }
    }

    private static Optional<Path> office() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void convert(Path office, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        office.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        CSV,
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.txt").toFile())
                .start();
        assertEquals(0, process.waitFor(), Files.readString(folder.resolve("office.txt")));
    }

    private static String text(List<List<String>> read, Cell cell) {
        List<String> row = cell.getRowIndex() < read.size() ? read.get(cell.getRowIndex()) : List.of();
        return cell.getColumnIndex() < row.size() ? row.get(cell.getColumnIndex()) : "";
    }

    private static void assertRead(Cell cell, String read) {
        String where = cell.getSheet().getSheetName() + "!" + cell.getAddress();
        if (cell.getCellType() != CellType.NUMERIC) {
            assertEquals(ReadWorkbook.shown(cell), read, where);
        } else if (DateUtil.isCellDateFormatted(cell)) {
            String written = INSTANT.format(cell.getLocalDateTimeCellValue());
            assertTrue(!read.isEmpty() && written.startsWith(day(read)), where + ": " + read);
        } else {
            double written = cell.getNumericCellValue();
            assertEquals(written, number(read), 1e-14 * Math.max(1, Math.abs(written)), where);
        }
    }

    /** A month alone it writes as the first day of it, as Americans do. */
    private static String day(String read) {
        return read.replaceFirst("^(\\d\\d)/(\\d\\d)/(\\d{4})$", "$3-$1-$2");
    }

    private static double number(String read) {
        return read.endsWith("%")
                ? Double.parseDouble(read.substring(0, read.length() - 1)) / 100
                : Double.parseDouble(read);
    }

    /** The cells of a CSV file, row by row. */
    private static List<List<String>> table(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < csv.length(); at++) {
            char character = csv.charAt(at);
            if (character == '"') {
                if (quoted && at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                    cell.append(csv.charAt(++at));
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (character == ',' || character == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (character == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(character);
            }
        }
        return rows;
    }
}
