package io.plumbline.cli.doctor;

import io.plumbline.cli.terminal.Figures;

/** Amounts of memory and disk, for people. */
final class Bytes {
    static final long MEGA = 1_000_000;
    static final long GIGA = 1_000_000_000;

    private Bytes() {}

    /** In units of 1,000: {@code 1.6 GB}. */
    static String text(long bytes) {
        return bytes >= GIGA
                ? Figures.decimals((double) bytes / GIGA, 1) + " GB"
                : Figures.decimals((double) bytes / MEGA, bytes >= 10 * MEGA ? 0 : 1) + " MB";
    }
}
