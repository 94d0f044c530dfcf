package io.plumbline.engine.profile;

import io.plumbline.engine.ingest.ImportReading;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.Some;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out how delimited text is written, and reads the rows looked at. */
final class TextLooker {
    private static final int COLUMNS_SHOWN = 10;

    private final Store store;
    private final Path folder;
    private final Path file;
    private final FileFormat format;
    private final String name;
    private final List<String> remarks = new ArrayList<>();
    private final List<Problem> obstacles = new ArrayList<>();

    /** @param folder for a file that does not outlive the look */
    TextLooker(Store store, Path folder, Path file, FileFormat format) {
        this.store = store;
        this.folder = folder;
        this.file = file;
        this.format = format;
        this.name = file.getFileName().toString();
    }

    /** Reads the rows into a table of the scratch store. */
    Looked into(String table) {
        RawSample raw = RawSample.of(file);
        NoTable.refuseOther(raw.head(), name);
        Encodings encoding = Encodings.of(raw.pieces(), name);
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < raw.pieces().size(); i++) {
            pieces.add(encoding.utf8(raw.pieces().get(i), i == 0));
        }
        Splitting splitting = Splitting.best(pieces.get(0), name);
        boolean mixed = hasMixedLineEnds(pieces, splitting);
        if (mixed) {
            pieces.replaceAll(TextLooker::withLineFeeds);
            splitting = Splitting.best(pieces.get(0), name);
        }
        Header header = Header.of(splitting);
        long broken = read(raw, pieces, splitting, header, table);
        long looked = store.number("select count(*) from " + table).orElse(0L);
        if (looked == 0) {
            throw NoTable.failed(name, "The file has a header and no rows.", "make the export again, with rows.");
        }
        if (broken > 0) {
            remarks.add(broken + " of " + (looked + broken)
                    + " rows do not fall into the header's columns; the import refuses them and names their lines.");
        }
        tellOfHeader(splitting, header);
        tellOfText(mixed, encoding);
        return looked(raw, splitting, header, encoding, looked);
    }

    private static boolean hasMixedLineEnds(List<byte[]> pieces, Splitting splitting) {
        SampledText text = new SampledText(splitting.csv(), splitting.width());
        return pieces.stream().anyMatch(piece -> !text.endAlike(piece, splitting.lineEnd()));
    }

    private static byte[] withLineFeeds(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .getBytes(StandardCharsets.UTF_8);
    }

    private long read(RawSample raw, List<byte[]> pieces, Splitting splitting, Header header, String table) {
        CsvFormat csv = splitting.csv();
        try {
            Path sample = Files.createTempFile(folder, "look-", ".csv");
            try {
                new SampledText(csv, splitting.width())
                        .write(sample, pieces, header.index(), raw.isWhole(), splitting.lineEnd());
                return ImportReading.of(FileFormat.CSV, csv, Optional.empty())
                        .into(store, sample, name, header.names(), splitting.lineEnd(), "", table);
            } finally {
                Files.deleteIfExists(sample);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Looked looked(RawSample raw, Splitting splitting, Header header, Encodings encoding, long looked) {
        Set<Integer> nameless = new HashSet<>(header.doubled());
        nameless.addAll(header.blank());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < splitting.width(); i++) {
            names.add(
                    header.blank().contains(i)
                            ? "column " + (i + 1)
                            : header.names().get(i));
        }
        long bytes = raw.pieces().stream().mapToLong(piece -> piece.length).sum();
        long rows = raw.isWhole() ? looked : Math.round((double) looked * raw.totalBytes() / bytes);
        return new Looked(
                file,
                format,
                splitting.csv(),
                encoding.charset(),
                header.line(),
                names,
                nameless,
                rows,
                looked,
                !raw.isWhole(),
                Map.of(),
                remarks,
                obstacles);
    }

    private void tellOfHeader(Splitting splitting, Header header) {
        if (header.line() == 0) {
            obstacles.add(Problem.at(
                    name,
                    splitting.records().get(header.index()).number(),
                    "",
                    "The first line holds data, not the names of the columns.",
                    "put a line above it with " + splitting.width()
                            + " names, one for each column, divided as the rows are by "
                            + (splitting.csv().delimiter().equals("\t")
                                    ? "a tab."
                                    : "'" + splitting.csv().delimiter() + "'.")));
        } else if (header.line() > 1) {
            obstacles.add(Problem.at(
                    name,
                    header.line(),
                    "",
                    "The names of the columns stand in line " + header.line() + ".",
                    header.line() == 2
                            ? "delete the line above them."
                            : "delete the " + (header.line() - 1) + " lines above them."));
        }
        tellOfNames(header);
    }

    private void tellOfNames(Header header) {
        if (!header.doubled().isEmpty()) {
            remarks.add("Columns " + numbered(header.doubled()) + " share their name with another, so that the import"
                    + " cannot tell them apart; rename them to use them.");
        }
        if (header.line() > 0 && !header.blank().isEmpty()) {
            remarks.add("Columns " + numbered(header.blank()) + " have no name and are left out.");
        }
    }

    private static String numbered(Set<Integer> columns) {
        return Some.of(
                columns.stream().map(column -> String.valueOf(column + 1)).toList(), COLUMNS_SHOWN);
    }

    private void tellOfText(boolean mixedLineEnds, Encodings encoding) {
        if (mixedLineEnds) {
            obstacles.add(Problem.of(
                    name,
                    "Some lines end with a line feed and others with a carriage return.",
                    "save the file with one kind of line end."));
        }
        if (!encoding.charset().equals(StandardCharsets.UTF_8)) {
            remarks.add("The text is " + encoding.charset().name() + ".");
        }
    }
}
