package io.plumbline.reports.workbook;

import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;

/** What is added to a sheet's note. */
final class Notes {
    private Notes() {}

    /** The note of a sheet whose table knows no segments, in a workbook of one segment. */
    static String ofAll(Subject subject, Words words, String note) {
        return subject.isWhole() ? note : note + " " + words.say("segment.not_told");
    }
}
