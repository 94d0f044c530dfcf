package io.plumbline.cli.terminal;

/** What a command found out: a record, which is the JSON form, that can also print itself for people. */
public interface Answer {

    /** Writes this for people to read. */
    void print(Page page);
}
