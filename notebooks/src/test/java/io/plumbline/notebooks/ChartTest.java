package io.plumbline.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChartTest {
    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static int count(Document svg, String element) {
        return svg.getElementsByTagName(element).getLength();
    }

    @Test
    void eachNameHasALineAndEachIntervalABand() throws Exception {
        Table table = Table.of("depth %", "found %", "low", "high", "scorer");
        for (int i = 0; i <= 10; i++) {
            table = table.row(10 * i, 10.0 * i, 9.0 * i, 11.0 * i, "points").row(10 * i, 5.0 * i, null, null, "fit");
        }
        Document svg = parsed(LineChart.of("Gains", table).svg());
        assertEquals(2, count(svg, "polyline"));
        assertEquals(1, count(svg, "polygon"));
    }

    @Test
    void pointsThatNobodyCouldTellApartAreDrawnOnce() throws Exception {
        Table table = Table.of("x", "y");
        for (int i = 0; i <= 3000; i++) {
            table = table.row(i / 1000.0, i / 1000.0);
        }
        Document svg = parsed(LineChart.of("Dense", table).svg());
        String points = svg.getElementsByTagName("polyline")
                .item(0)
                .getAttributes()
                .getNamedItem("points")
                .getNodeValue();
        assertTrue(points.split(" ", -1).length < 760, points.length() + " characters");
        assertTrue(points.endsWith("736,62"), points.substring(points.length() - 40));
    }

    @Test
    void dotsHaveTheirNumbersAndNamesDoNoHarm() throws Exception {
        Table table = Table.of("rule", "points", "low", "high")
                .row("<script>&\"", 2.5, 1.0, 4.0)
                .row("x".repeat(300), -1, null, null);
        String svg = RowChart.dots("Rules <i>", table).svg();
        assertEquals(2, count(parsed(svg), "circle"));
        assertTrue(svg.contains("2.50 (1.00 to 4.00)"), svg);
        assertTrue(svg.contains("&lt;script&gt;&amp;&quot;"), svg);
        assertTrue(svg.contains("x".repeat(43) + "…"), svg);
    }

    @Test
    void ticksAreRoundNumbers() {
        Scale scale = Scale.of(DoubleStream.of(0.03, 0.27), 0, 100);
        assertEquals(
                List.of("0.00", "0.05", "0.10", "0.15", "0.20", "0.25", "0.30"),
                scale.ticks().stream().map(scale::label).toList());
        assertEquals(50, scale.at(0.15), 1e-9);
    }

    @Test
    void onePointIsAPictureAllTheSame() throws Exception {
        parsed(LineChart.of("One point", Table.of("x", "y").row(1, 2)).svg());
    }
}
