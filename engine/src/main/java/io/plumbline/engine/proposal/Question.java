package io.plumbline.engine.proposal;

import java.util.List;

/**
 * Something that a person may decide.
 *
 * @param matter     what is decided
 * @param text     the question
 * @param options  at least one, the proposal first
 * @param anything whether another answer than the options is taken
 */
public record Question(Choices.Matter matter, String text, List<Choice> options, boolean anything) {
    public Question {
        options = List.copyOf(options);
    }

    /**
     * One answer.
     *
     * @param answer what it means to the program; {@link Choices#NONE} for none of them
     * @param words  what people read
     */
    public record Choice(String answer, String words) {}
}
