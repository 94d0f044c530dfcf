package io.plumbline.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param topic what, in a word or two
 * @param found what was found, one sentence or a few figures
 * @param fix   how to mend it; empty where nothing is wrong
 */
public record Diagnosis(String topic, State state, String found, String fix) {

    /** How bad it is. */
    public enum State {
        OK,
        /** It works, but something will get in the way. */
        WARNING,
        /** Commands cannot do their work. */
        FAILED
    }

    static Diagnosis ok(String topic, String found) {
        return new Diagnosis(topic, State.OK, found, "");
    }

    static Diagnosis warning(String topic, String found, String fix) {
        return new Diagnosis(topic, State.WARNING, found, fix);
    }

    static Diagnosis failed(String topic, String found, String fix) {
        return new Diagnosis(topic, State.FAILED, found, fix);
    }
}
