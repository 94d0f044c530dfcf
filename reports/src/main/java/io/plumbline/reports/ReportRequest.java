package io.plumbline.reports;

import io.plumbline.reports.words.Words;
import java.util.Optional;

/**
 * What somebody wants to see reported, and how.
 *
 * @param workspace  the workspace's name, shown as the title
 * @param runId      the run to report on; what it did not make itself (a model, scores, a funnel) is taken from the
 *                   newest earlier run that did
 * @param segment    leads of one value of an attribute, as the store names it ({@code country=DE}); all leads when empty
 * @param anonymised whether leads are numbered, not named, and nothing is shown that tells who somebody is
 * @param words      the language
 */
public record ReportRequest(String workspace, long runId, Optional<String> segment, boolean anonymised, Words words) {

    /** A run with everything in it, in English. */
    public static ReportRequest of(String workspace, long runId) {
        return new ReportRequest(workspace, runId, Optional.empty(), false, Words.english());
    }
}
