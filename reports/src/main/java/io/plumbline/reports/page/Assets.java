package io.plumbline.reports.page;

import io.plumbline.engine.fingerprint.Sha256;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page's own style and scripts, inlined word for word, and the policy that lets a browser run these and nothing
 * else.
 *
 * @param style   the style sheet
 * @param library the chart library
 * @param script  the page's script
 */
public record Assets(String style, String library, String script) {

    private static final List<String> SCRIPTS = List.of("numbers", "contents", "charts", "print", "threshold");

    public static Assets load() {
        return new Assets(Resources.text("page.css"), Resources.echarts(), joinedScripts());
    }

    /** The script's files one after the other, with names of their own. */
    private static String joinedScripts() {
        return SCRIPTS.stream()
                .map(name -> Resources.text("script/" + name + ".js"))
                .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();\n"));
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
