package io.plumbline.datasets.bpi2012;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.datasets.bpi2012.XesConverter.Converted;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XesConverterTest {

    private static final String LOG = """
            <?xml version="1.0" encoding="UTF-8" ?>
            <!-- as the tools of the field write it -->
            <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
              <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
              <global scope="event"><string key="concept:name" value="__INVALID__"/></global>
              <classifier name="Activity" keys="concept:name lifecycle:transition"/>
              <string key="concept:name" value="small log"/>
              <trace>
                <date key="REG_DATE" value="2011-10-01T00:38:44.546+02:00"/>
                <string key="concept:name" value="7"/>
                <string key="AMOUNT_REQ" value="20000"/>
                <event>
                  <string key="org:resource" value="112"/>
                  <string key="lifecycle:transition" value="COMPLETE"/>
                  <string key="concept:name" value="A_SUBMITTED"><string key="note" value="nested"/></string>
                  <date key="time:timestamp" value="2011-10-01T00:38:44.546+02:00"/>
                </event>
                <event>
                  <string key="lifecycle:transition" value="START"/>
                  <string key="concept:name" value="W_Completeren, aanvraag"/>
                  <date key="time:timestamp" value="2011-10-30T02:10:00.000+01:00"/>
                </event>
                <event>
                  <string key="org:resource" value="10862"/>
                  <string key="lifecycle:transition" value="COMPLETE"/>
                  <string key="concept:name" value="A_ACCEPTED"/>
                  <date key="time:timestamp" value="2011-10-30T02:50:00.000+02:00"/>
                </event>
              </trace>
              <trace>
                <string key="concept:name" value="9"/>
                <date key="REG_DATE" value="2011-11-01T08:00:00.000+01:00"/>
              </trace>
            </log>
            """;

    private static final String EVENTS = """
            case_id,seq,timestamp,activity,lifecycle,resource
            7,0,2011-10-01T00:38:44.546+02:00,A_SUBMITTED,COMPLETE,112
            7,1,2011-10-30T02:50:00.000+02:00,A_ACCEPTED,COMPLETE,10862
            7,2,2011-10-30T02:10:00.000+01:00,"W_Completeren, aanvraag",START,
            """;

    private static final String APPLICATIONS = """
            case_id,reg_date,amount_req
            7,2011-10-01T00:38:44.546+02:00,20000
            9,2011-11-01T08:00:00.000+01:00,
            """;

    @TempDir
    Path directory;

    @Test
    void everyEventAndApplicationBecomesALineInOrderOfTime() throws IOException {
        assertEquals(new Converted(2, 3), convert(LOG));
        assertEquals(EVENTS, unpacked());
        assertEquals(APPLICATIONS, Files.readString(directory.resolve("applications.csv")));
    }

    @Test
    void aCompressedFileGivesTheSameLines() throws IOException {
        Path file = directory.resolve("log.xes.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        XesConverter.convert(file, directory);
        assertEquals(EVENTS, unpacked());
    }

    @Test
    void anOutsideEntityIsNotRead() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        String log = LOG.replace("<log ", "<!DOCTYPE log [<!ENTITY outside SYSTEM \"" + secret.toUri() + "\">]>\n<log ")
                .replace("small log", "&outside;");
        assertThrows(IOException.class, () -> convert(log));
        assertFalse(unpackedOrEmpty().contains("secret"));
    }

    @Test
    void aTraceWithoutANameIsRefused() {
        IOException refusal = assertThrows(
                IOException.class, () -> convert(LOG.replace("<string key=\"concept:name\" value=\"9\"/>", "")));
        assertEquals(
                "A trace or event of the XES file has no 'concept:name'."
                        + " Fix: give the published BPI_Challenge_2012.xes or .xes.gz.",
                refusal.getMessage());
    }

    @Test
    void aFileThatIsNoXmlIsRefusedWithItsLine() {
        IOException refusal = assertThrows(IOException.class, () -> convert("case_id,seq\n1,0\n"));
        assertEquals(
                "The file is not an XES log that can be read (line 1)."
                        + " Fix: give the published BPI_Challenge_2012.xes or .xes.gz.",
                refusal.getMessage());
    }

    private Converted convert(String log) throws IOException {
        return XesConverter.convert(Files.writeString(directory.resolve("log.xes"), log), directory);
    }

    private String unpackedOrEmpty() {
        try {
            return unpacked();
        } catch (IOException e) {
            return "";
        }
    }

    private String unpacked() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(directory.resolve("events.csv.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
