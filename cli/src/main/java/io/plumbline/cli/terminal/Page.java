package io.plumbline.cli.terminal;

import java.io.PrintStream;
import java.util.List;

/** Text for people, written line by line. */
public final class Page {
    private static final int PAGE = 100;

    private final PrintStream out;
    private final Style style;
    private boolean begun;

    Page(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** A heading, set off from what is above it. */
    public void heading(String text) {
        if (begun) {
            out.println();
        }
        begun = true;
        String heading = Printable.line(text);
        out.println(style.colour() ? "\u001b[1m" + heading + "\u001b[0m" : heading);
    }

    /** One line. */
    public void line(String text) {
        begun = true;
        out.println(Printable.line(text));
    }

    /** A table; nothing when it has no rows. */
    public void table(TextTable table) {
        if (!table.isEmpty()) {
            begun = true;
            table.lines(style.unicode(), style.width()).forEach(out::println);
        }
    }

    /** Paragraphs with a mark before each, broken at the width of a page. */
    public void list(List<String> items) {
        items.forEach(item ->
                Wrap.lines(item, Math.min(PAGE, style.width()) - 2).forEach(new Marker(this)::next));
    }

    private static final class Marker {
        private final Page page;
        private String mark = "- ";

        Marker(Page page) {
            this.page = page;
        }

        void next(String line) {
            page.line(mark + line);
            mark = "  ";
        }
    }
}
