package io.plumbline.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {

    @Test
    void linesBreakBetweenWords() {
        assertEquals(List.of("one two", "three"), Wrap.lines(" one  two three", 9));
    }

    @Test
    void aWordThatIsTooLongHasALineOfItsOwn() {
        assertEquals(List.of("a", "workspace", "b"), Wrap.lines("a workspace b", 4));
    }
}
