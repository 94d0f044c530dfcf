package io.plumbline.engine.profile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The objects looked at of a JSON file too large to be looked at whole, as a JSON file. */
record JsonSample(RawSample raw) {

    /** Writes complete objects: of one object a line from all pieces, of an array from its beginning only. */
    void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            if (isArray()) {
                int end = arrayEnd(raw.head());
                out.write(raw.head(), 0, end);
                out.write(']');
                return;
            }
            for (int i = 0; i < raw.pieces().size(); i++) {
                byte[] piece = raw.pieces().get(i);
                int from = i == 0 ? 0 : 1 + indexOfLine(piece);
                int to = 1 + lastIndexOfLine(piece);
                if (from < to) {
                    out.write(piece, from, to - from);
                }
            }
        }
    }

    boolean isArray() {
        for (byte first : raw.head()) {
            if (first == '[' || first == '{') {
                return first == '[';
            }
        }
        return false;
    }

    private static int indexOfLine(byte[] piece) {
        int index = 0;
        while (index < piece.length && piece[index] != '\n') {
            index++;
        }
        return index;
    }

    private static int lastIndexOfLine(byte[] piece) {
        int index = piece.length - 1;
        while (index >= 0 && piece[index] != '\n') {
            index--;
        }
        return index;
    }

    /** The byte after the last object of the array that is complete. */
    private static int arrayEnd(byte[] text) {
        int depth = 0;
        int end = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length; i++) {
            byte c = text[i];
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                end = depth == 1 ? i + 1 : end;
            }
        }
        return end;
    }
}
