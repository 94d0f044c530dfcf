package io.plumbline.datasets.bpi2012;

import io.plumbline.datasets.bpi2012.XesConverter.Converted;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads traces off a stream of XML and writes the lines of both tables, one trace at a time. */
final class XesTables {

    /**
     * One event of a trace.
     *
     * @param timestamp the instant as the file writes it
     */
    private record Event(Instant at, String timestamp, String activity, String lifecycle, String resource) {}

    private final XMLStreamReader xml;
    private final Writer events;
    private final Writer applications;
    private long eventCount;
    private long applicationCount;

    XesTables(XMLStreamReader xml, Writer events, Writer applications) {
        this.xml = xml;
        this.events = events;
        this.applications = applications;
    }

    Converted write() throws XMLStreamException, IOException {
        line(events, "case_id", "seq", "timestamp", "activity", "lifecycle", "resource");
        line(applications, "case_id", "reg_date", "amount_req");
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("trace")) {
                trace();
            }
        }
        return new Converted(applicationCount, eventCount);
    }

    private void trace() throws XMLStreamException, IOException {
        Map<String, String> trace = new HashMap<>();
        List<Event> itsEvents = new ArrayList<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("event")) {
                itsEvents.add(event());
            } else {
                attribute(trace);
            }
        }
        String caseId = needed(trace, "concept:name");
        line(applications, caseId, needed(trace, "REG_DATE"), trace.getOrDefault("AMOUNT_REQ", ""));
        applicationCount++;
        write(caseId, itsEvents);
    }

    private Event event() throws XMLStreamException, IOException {
        Map<String, String> event = new HashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            attribute(event);
        }
        String timestamp = needed(event, "time:timestamp");
        return new Event(
                OffsetDateTime.parse(timestamp).toInstant(),
                timestamp,
                needed(event, "concept:name"),
                event.getOrDefault("lifecycle:transition", ""),
                event.getOrDefault("org:resource", ""));
    }

    /** An attribute is an element with a key and a value; attributes of attributes are passed over. */
    private void attribute(Map<String, String> into) throws XMLStreamException {
        String key = xml.getAttributeValue(null, "key");
        String value = xml.getAttributeValue(null, "value");
        if (key != null && value != null) {
            into.put(key, value);
        }
        for (int depth = 1; depth > 0; ) {
            depth += xml.nextTag() == XMLStreamConstants.START_ELEMENT ? 1 : -1;
        }
    }

    /** Events in order of time; equal instants keep the file's order. */
    private void write(String caseId, List<Event> itsEvents) throws IOException {
        itsEvents.sort(Comparator.comparing(Event::at));
        int sequence = 0;
        for (Event event : itsEvents) {
            String number = Integer.toString(sequence++);
            line(events, caseId, number, event.timestamp, event.activity, event.lifecycle, event.resource);
        }
        eventCount += sequence;
    }

    private static String needed(Map<String, String> attributes, String key) throws IOException {
        String value = attributes.get(key);
        if (value == null) {
            throw new IOException("A trace or event of the XES file has no '" + key
                    + "'. Fix: give the published BPI_Challenge_2012.xes or .xes.gz.");
        }
        return value;
    }

    private static void line(Writer out, String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.write(i == 0 ? "" : ",");
            out.write(quoted(cells[i]));
        }
        out.write('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
