package io.plumbline.datasets.bpi2012;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Turns the XES file of the BPI Challenge 2012 (IEEE 1849-2016, an XML of traces and events) into
 * {@code events.csv.gz} with the columns {@code case_id,seq,timestamp,activity,lifecycle,resource} and
 * {@code applications.csv} with {@code case_id,reg_date,amount_req}: one line per event and per application, in the
 * file's order, texts as the file has them. The XML is read as a stream; document types and outside entities are refused.
 */
public final class XesConverter {

    private XesConverter() {}

    /**
     * Converts one file.
     *
     * @param xes       as published, with or without gzip
     * @param directory made when missing; older files of the two names are replaced
     * @return how many lines were written
     * @throws IOException if the file cannot be read, is not XES, or lacks what a line needs
     */
    public static Converted convert(Path xes, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (InputStream in = unpacked(xes);
                Writer events =
                        writer(new GZIPOutputStream(Files.newOutputStream(directory.resolve("events.csv.gz"))));
                Writer applications = writer(Files.newOutputStream(directory.resolve("applications.csv")))) {
            XMLStreamReader xml = safeReader(in);
            return new XesTables(xml, events, applications).write();
        } catch (XMLStreamException e) {
            String where =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")";
            throw new IOException(
                    "The file is not an XES log that can be read" + where
                            + ". Fix: give the published BPI_Challenge_2012.xes or .xes.gz.",
                    e);
        }
    }

    private static XMLStreamReader safeReader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    /** The content, by its first two bytes and not by its name. */
    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in) : in;
    }

    private static Writer writer(OutputStream out) {
        return new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    /** How many lines were written, without the headers. */
    public record Converted(long applications, long events) {}
}
