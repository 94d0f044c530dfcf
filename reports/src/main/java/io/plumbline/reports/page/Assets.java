package io.plumbline.reports.page;

import io.plumbline.engine.fingerprint.Sha256;
import java.util.Base64;

/**
 * The page's own style and scripts, inlined word for word, and the policy that lets a browser run these and nothing
 * else.
 *
 * @param style   the style sheet
 * @param library the chart library
 * @param script  the page's script
 */
public record Assets(String style, String library, String script) {

    public static Assets load() {
        return new Assets(Resources.text("page.css"), Resources.echarts(), Resources.text("page.js"));
    }

    /** The content security policy: no network, no frame, no form, and only what carries these hashes. */
    public String policy() {
        return "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(library) + " " + hash(script)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
    }
}
