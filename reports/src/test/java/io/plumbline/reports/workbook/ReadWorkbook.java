package io.plumbline.reports.workbook;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.ReportRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as another library than the one that wrote it reads it. */
record ReadWorkbook(XSSFWorkbook workbook) {
    static {
        // Long texts of one letter are no attack here; and the library may keep its log to itself.
        ZipSecureFile.setMinInflateRatio(0);
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
    }

    static ReadWorkbook of(Store store, ReportRequest request) {
        try {
            Path file = Files.createTempFile("alignment", ".xlsx");
            try {
                AlignmentWorkbook.write(store, request, file);
                return of(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReadWorkbook of(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new ReadWorkbook(new XSSFWorkbook(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        return IntStream.range(0, workbook.getNumberOfSheets())
                .mapToObj(workbook::getSheetName)
                .toList();
    }

    XSSFSheet sheet(String name) {
        return workbook.getSheet(name);
    }

    /** The cells of some columns, row by row, as text; one bar between them. */
    List<String> rows(String sheet, List<String> headings) {
        List<Integer> places =
                headings.stream().map(heading -> place(sheet, heading)).toList();
        List<String> rows = new ArrayList<>();
        for (int at = Sheet.ABOVE; at <= sheet(sheet).getLastRowNum(); at++) {
            Row row = sheet(sheet).getRow(at);
            rows.add(String.join(
                    " | ",
                    places.stream().map(place -> shown(row.getCell(place))).toList()));
        }
        return rows;
    }

    int place(String sheet, String heading) {
        for (Cell cell : sheet(sheet).getRow(Sheet.ABOVE - 1)) {
            if (cell.getStringCellValue().equals(heading)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("No column '" + heading + "' on " + sheet);
    }

    /** Numbers with all their digits. */
    static String shown(Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getCellType()) {
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? cell.getLocalDateTimeCellValue().toString()
                        : Double.toString(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            case BLANK -> "";
            default -> throw new AssertionError(cell.getCellType().name().toLowerCase(Locale.ROOT));
        };
    }
}
