package io.plumbline.reports.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
