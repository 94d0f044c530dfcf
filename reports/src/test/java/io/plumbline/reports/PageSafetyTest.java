package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PageSafetyTest {
    private static final String LONG = "x".repeat(300);

    private static final List<String> RULES = List.of(
            "update points_audit set segment = %1$s, label_step = %1$s where segment != 'all'",
            "update rule_audit set segment = %1$s, rule = %1$s where segment != 'all'",
            "update rule_audit set rule = %1$s, redundant_with = %1$s where verdict = 'redundant'",
            "update rule_window set rule = %1$s where preferred",
            "update health_finding set evidence = %1$s, mistake = %1$s where position = 1",
            "update funnel_step set step = %1$s where position = 2",
            "update funnel_passage set step = %1$s where position = 2",
            "update funnel_passage set from_step = %1$s where from_position = 2",
            "update funnel_step set value = %1$s where value = 'organic'",
            "update funnel_step set attribute = %1$s where attribute = 'channel'",
            "update funnel_passage set attribute = %1$s where attribute = 'channel'",
            "update level_override set level = %1$s, reason = %1$s, by_name = %1$s",
            "update nurture_list set track = %1$s, next_step = %1$s where track = 'early'",
            "update nurture_result set track = %1$s where track = 'early'",
            "update suggestion set file = %1$s",
            "update replay set file = %1$s",
            "update replay_figure set level = %1$s, label_step = %1$s where basis = 'equal_volume'");

    /** The same name everywhere a name can come from. */
    static Html hostile(String name) {
        try (Store store = Fixture.company()) {
            String text = Sql.literal(name);
            store.execute("update source_file set source = " + text + ", path = " + text);
            store.execute(
                    "update rejected_row set source = " + text + ", column_name = " + text + ", reason = " + text);
            store.execute("update model set target = " + text + ", status = " + text + ", fingerprint = " + text);
            for (String table : List.of("model_metric", "pr_curve", "comparison", "threshold", "agreement")) {
                store.execute("update " + table + " set label_step = " + text + " where label_step = 'customer'");
            }
            store.execute("update threshold set reason = " + text + ", policy = " + text);
            store.execute("update model_note set note = " + text + ", topic = " + text);
            store.execute(
                    "update model_feature set term = " + text + ", feature = " + text + ", description = " + text);
            store.execute("update snapshot_count set reason = " + text + " where reason = 'lost'");
            store.execute("update leakage_audit set reason = " + text + ", strongest_feature = " + text
                    + ", late_ending = " + text + ", filled_ending = " + text + " where source = 'contract_value'");
            store.execute("update leakage_audit set source = " + text + " where kind = 'event'");
            store.execute("update drift set subject = " + text + ", change = " + text
                    + " where subject = 'pricing_view_30d' and alarm");
            store.execute("update threshold_realised set segment = " + text + " where segment != 'all'");
            store.execute("update gate_check set reason = " + text + ", segment = " + text + " where segment != 'all'");
            store.execute("update model_status set reason = " + text);
            store.execute("update worked_group set basis = " + text);
            store.execute("update swap_lead set lead_id = %1$s, became = %1$s, points_because = %1$s".formatted(text));
            store.execute("update protected_attribute set name = " + text + ", kind = " + text + ", reason = " + text
                    + ", read_by = " + text + " where status = 'allowed'");
            for (String table : List.of("group_score", "group_call")) {
                store.execute("update " + table + " set attribute = " + text);
            }
            store.execute("update group_score set value = " + text + " where value = 'f'");
            store.execute("update model set data_fingerprint = " + text + ", snapshot_policy = " + text
                    + ", calibration = " + text);
            store.execute("update swap_set set label_step = " + text);
            store.execute("update agreement set label_step = " + text);
            store.execute("update gain set label_step = " + text + " where label_step = 'customer'");
            store.execute("update swap_lead set probability_because = " + text + " where level = 'mql'");
            store.execute("update model_metric set segment = " + text + " || segment where segment like 'country%'");
            store.execute("update comparison set segment = " + text + " || segment where segment like 'country%'");
            store.execute("update funnel set step = " + text + " where position = 2");
            store.execute("update lead_score set buying_stage = " + text + " where buying_stage = 'aware'");
            store.execute("update qualification set level = " + text + " where level = 'sql'");
            RULES.forEach(statement -> store.execute(statement.formatted(text)));
            return new Html(AlignmentReport.html(store, ReportRequest.of(name, Fixture.RUN)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' onmouseover='alert(1)",
                "<!--",
                "{{7*7}} ${7*7} @for",
                "\u202e\u05d0\u05d1\u05d2 right to left",
                "\u2028 line separator",
            })
    void aHostileNameIsOnlyText(String name) {
        Html page = hostile(name);
        Html harmless = hostile("harmless");
        assertEquals(harmless.elements("script").size(), page.elements("script").size());
        assertEquals(tags(harmless), tags(page));
        String data = page.elements("script").get(0);
        assertFalse(data.contains("<"));
        assertTrue(JsonMapper.builder().build().readTree(data).toString().contains("precision-recall-1"));
    }

    /** The page's elements and the names of their attributes, in order. */
    private static String tags(Html page) {
        return page.withoutScripts().replaceAll(">[^<]*<", "><").replaceAll("(?<==)\"[^\"]*\"", "\"\"");
    }

    @Test
    void aVeryLongNameIsKeptWhole() {
        assertTrue(hostile(LONG).text().contains(LONG + ": points against prediction"));
    }

    @Test
    void onlyTheStyleAndScriptsOfThePageMayRun() throws Exception {
        Html page = hostile("harmless");
        String style = hash(page.elements("style").get(0));
        String library = hash(page.elements("script").get(1));
        String script = hash(page.elements("script").get(2));
        String policy = "default-src 'none'; style-src " + style + "; script-src " + library + " " + script
                + "; base-uri 'none'; form-action 'none'";
        assertTrue(page.page()
                .replace("&#39;", "'")
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">"));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void nothingOnThePageNamesAnotherPlace() {
        Html page = hostile("harmless");
        assertFalse(page.withoutScripts().contains("//"));
        assertFalse(page.withoutScripts().contains(" style="));
        assertFalse(page.withoutScripts().contains(" src="));
        assertFalse(page.elements("style").get(0).contains("url("));
        assertFalse(page.elements("script").get(0).contains("://"));
        assertFalse(page.elements("script").get(2).contains("://"));
    }
}
