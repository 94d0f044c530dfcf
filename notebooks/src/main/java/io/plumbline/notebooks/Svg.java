package io.plumbline.notebooks;

import java.util.List;
import java.util.Locale;

/** A picture that grows piece by piece: white behind, so that it can be read on a dark page, too. */
final class Svg {
    static final int WIDTH = 760;
    static final String INK = "#333";
    static final String GRID = "#e3e3e3";

    /** Told apart by people who see fewer colours, too (Okabe and Ito 2008). */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    private static final double LETTER = 6.3;

    private final StringBuilder parts = new StringBuilder();
    private final int height;

    Svg(String title, int height) {
        this.height = height;
        parts.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\" font-family=\"sans-serif\" font-size=\"12\" fill=\"%s\">\n"
                        .formatted(WIDTH, height, WIDTH, height, escaped(title), INK));
        parts.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        parts.append("<text x=\"16\" y=\"24\" font-size=\"14\" font-weight=\"bold\">")
                .append(escaped(title))
                .append("</text>\n");
    }

    static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    /** About how wide a text is; the same on every machine, whatever fonts it has. */
    static double width(String text) {
        return LETTER * text.length();
    }

    int height() {
        return height;
    }

    void text(double x, double y, String anchor, String text) {
        parts.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(at(x), at(y), anchor, escaped(text)));
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width) {
        parts.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>\n"
                .formatted(at(x1), at(y1), at(x2), at(y2), colour, at(width)));
    }

    void bar(double x, double y, double width, double height, String colour, double opacity) {
        parts.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>\n"
                .formatted(at(x), at(y), at(width), at(height), colour, at(opacity)));
    }

    void dot(double x, double y, String colour) {
        parts.append("<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>\n".formatted(at(x), at(y), colour));
    }

    void path(String points, String colour) {
        parts.append(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-linejoin=\"round\"/>\n"
                        .formatted(points, colour));
    }

    void area(String points, String colour) {
        parts.append("<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"0.15\"/>\n".formatted(points, colour));
    }

    /** The names of what the colours stand for, below the title. */
    void legend(List<String> names) {
        double x = 16;
        for (int i = 0; i < names.size(); i++) {
            bar(x, 36, 12, 12, colour(i), 1);
            text(x + 17, 46, "start", names.get(i));
            x += 17 + width(names.get(i)) + 22;
        }
    }

    String end() {
        return parts + "</svg>";
    }

    /** A tenth of a pixel is finer than anybody sees. */
    static String at(double place) {
        String text = String.format(Locale.ROOT, "%.1f", place);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
