package io.plumbline.cli.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a terminal can show.
 *
 * @param charset     in which it reads texts for people; machine forms are UTF-8 always
 * @param interactive whether a person watches standard error, so that a moving line is welcome
 * @param colour      whether standard output understands ANSI escapes and the person wants them
 * @param width       columns of standard output; {@link #UNLIMITED} where it is no terminal
 */
public record Style(Charset charset, boolean interactive, boolean colour, int width) {

    /** The width of a file or a pipe: lines are as long as they are. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** A file or a pipe that reads UTF-8. */
    public static final Style PLAIN = new Style(StandardCharsets.UTF_8, false, false);

    /** A terminal as wide as any line. */
    public Style(Charset charset, boolean interactive, boolean colour) {
        this(charset, interactive, colour, UNLIMITED);
    }

    /** The style of the terminal that this process has. */
    static Style ofProcess() {
        return Surroundings.ofProcess().style(nativeCharset());
    }

    /** Whether a person sits at this process's standard input and output and can answer questions. */
    static boolean isAnswered() {
        return Surroundings.ofProcess().console();
    }

    /** Whether lines and bars may be drawn with characters beyond ASCII. */
    public boolean unicode() {
        return charset.newEncoder().canEncode("─█…");
    }

    private static Charset nativeCharset() {
        String name = System.getProperty("native.encoding", "UTF-8");
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}
