package io.plumbline.cli.command;

import io.plumbline.cli.terminal.InstantText;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date as its first instant in UTC, or an instant with an offset. */
public final class InstantConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return InstantText.read(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no instant; write 2026-07-01 or 2026-07-01T00:00:00Z");
        }
    }
}
