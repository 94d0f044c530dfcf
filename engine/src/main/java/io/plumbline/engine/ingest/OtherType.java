package io.plumbline.engine.ingest;

/**
 * A column that the store holds with another type than is declared now, so that no import can go on.
 *
 * @param thing {@code attribute} or {@code property}
 * @param now   the word of the type that is declared
 * @param was   the word of the type that the store holds
 */
public record OtherType(String thing, String name, String now, String was) {

    /** What is wrong, in words. */
    public String what() {
        return "The " + thing + " '" + name + "' is " + now + " now and was " + was + " in an earlier import.";
    }

    /** How to mend it. */
    public String fix() {
        return "give it a new name, or move plumbline.duckdb away and import everything anew.";
    }
}
