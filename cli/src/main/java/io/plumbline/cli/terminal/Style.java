package io.plumbline.cli.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a terminal can show.
 *
 * @param charset     in which it reads texts for people; machine forms are UTF-8 always
 * @param interactive whether a person watches it, so that a moving line is welcome
 * @param colour      whether it understands ANSI escapes and the person wants them
 */
public record Style(Charset charset, boolean interactive, boolean colour) {

    /** A file or a pipe that reads UTF-8. */
    public static final Style PLAIN = new Style(StandardCharsets.UTF_8, false, false);

    /** The style of the terminal that this process has. */
    @SuppressWarnings("SystemConsoleNull") // the property brings back null for no console on Java 22 and newer
    static Style ofProcess() {
        System.setProperty("jdk.console", "java.base");
        boolean interactive = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        String noColour = System.getenv("NO_COLOR");
        return new Style(nativeCharset(), interactive, interactive && (noColour == null || noColour.isEmpty()));
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
