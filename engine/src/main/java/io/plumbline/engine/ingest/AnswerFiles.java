package io.plumbline.engine.ingest;

import io.plumbline.engine.workspace.AnswerSource;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Handoff lists as a spreadsheet left them: each may be separated and encoded in another way. */
final class AnswerFiles {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEAD = 1 << 14;

    private AnswerFiles() {}

    /**
     * The answers of one file, separated as its first line is; what is no UTF-8 is windows-1252.
     *
     * @param name path relative to the workspace
     * @param path absolute path
     */
    static AnswerSource of(AnswerSource answers, String name, Path path) {
        SourceFile file = answers.file();
        CsvFormat csv = file.format().isDelimited() ? asWritten(path, file.csv()) : file.csv();
        return answers.in(new SourceFile(
                file.source(),
                name,
                file.format(),
                csv,
                file.times(),
                file.columnTimes(),
                file.completeSince(),
                file.exportedAt()));
    }

    private static CsvFormat asWritten(Path path, CsvFormat declared) {
        String header = firstLine(path);
        String best = declared.delimiter();
        for (String other : new String[] {",", ";", "\t"}) {
            best = count(header, other) > count(header, best) ? other : best;
        }
        boolean other = declared.encoding().equals(StandardCharsets.UTF_8) && !isUtf8(path);
        Charset encoding = other ? WINDOWS : declared.encoding();
        return new CsvFormat(best, declared.quote(), declared.decimalComma(), declared.missing(), encoding);
    }

    private static long count(String header, String delimiter) {
        return header.chars().filter(c -> c == delimiter.charAt(0)).count();
    }

    private static boolean isUtf8(Path path) {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        try (Reader text = new InputStreamReader(TextFiles.open(path), strict)) {
            text.transferTo(Writer.nullWriter());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String firstLine(Path path) {
        try (InputStream in = TextFiles.open(path)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.lines().findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
