package io.plumbline.cli.hostile;

import io.plumbline.cli.SmallWorkspace;
import java.nio.file.Path;
import java.util.List;

/** A workspace of ordinary leads, and among them some whose ids and attributes were made to hurt. */
record HostileLeads(SmallWorkspace workspace) {

    /** Ids as the file has them; {@code SECRET} stands in each, so that a leak is easily seen. */
    static final List<String> IDS = List.of(
            "SECRET'); drop table lead; --",
            "SECRET\"quoted\"",
            "SECRET\nsecond line",
            "SECRET\r\nX-Header: 1",
            "\u202eSECRET",
            "SECRET\u200bzero width",
            "SECRET",
            "<script>alert('SECRET')</script>",
            "<img src=x onerror=alert('SECRET')>",
            "=HYPERLINK(\"http://example.com\",\"SECRET\")",
            "+SECRET",
            "-SECRET",
            "@SECRET",
            "\tSECRET",
            "../../SECRET",
            "--help=SECRET",
            "%s%n SECRET",
            "${7*7} {{SECRET}}",
            "\u001b[31mSECRET",
            "SECRET".repeat(2_000),
            "SECRET\ud83d\ude00\u0627",
            "SECRET, with a comma",
            "secret SECRET '' \\ /* */");

    static HostileLeads in(Path parent) {
        SmallWorkspace workspace = SmallWorkspace.in(parent);
        workspace.replace(
                "plumbline.yaml",
                "attributes: { country: text, employees: number }",
                "attributes: { country: text, employees: number, title: text }");
        workspace.replace("plumbline.yaml", "page_view: {}", "page_view: { properties: { page: text } }");
        StringBuilder leads = new StringBuilder("lead_id,created_at,country,employees,title\n");
        workspace
                .read("leads.csv")
                .lines()
                .skip(1)
                .forEach(line -> leads.append(line).append(",Buyer\n"));
        StringBuilder events = new StringBuilder("event_id,lead_id,occurred_at,type,page\n");
        workspace
                .read("events.csv")
                .lines()
                .skip(1)
                .forEach(line -> events.append(line).append(",/home\n"));
        StringBuilder outcomes = new StringBuilder(workspace.read("outcomes.csv"));
        for (int i = 0; i < IDS.size(); i++) {
            String id = quoted(IDS.get(i));
            leads.append(id)
                    .append(",2025-02-0")
                    .append(1 + i % 9)
                    .append("T10:00:00Z,")
                    .append(id)
                    .append(",120,");
            leads.append(id).append('\n');
            for (int event = 0; event < 4; event++) {
                events.append(quoted(IDS.get(i) + event))
                        .append(',')
                        .append(id)
                        .append(",2025-02-1")
                        .append(event);
                events.append("T10:00:00Z,")
                        .append(event == 0 ? "pricing_view" : "page_view")
                        .append(',');
                events.append(id).append('\n');
            }
            if (i % 2 == 0) {
                outcomes.append(id).append(",customer,2025-04-01T00:00:00Z,100\n");
            }
        }
        workspace.write("leads.csv", leads.toString());
        workspace.write("events.csv", events.toString());
        workspace.write("outcomes.csv", outcomes.toString());
        return new HostileLeads(workspace);
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
