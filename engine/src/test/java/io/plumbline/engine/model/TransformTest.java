package io.plumbline.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransformTest {
    private static final List<Transform> EVERY_KIND = List.of(
            new Transform.Plain(4.5), new Transform.Log(4.5), new Transform.Missing(), new Transform.Level("NL"));

    @Test
    void eachNamesItsColumnDifferently() {
        assertEquals(
                List.of("size", "log(size)", "size is missing", "size = NL"),
                EVERY_KIND.stream().map(transform -> transform.name("size")).toList());
    }

    @Test
    void eachSaysWhatItDoes() {
        assertEquals(
                List.of(
                        "as it is; 4.5 when missing",
                        "sign(x) * ln(1 + |x|); x = 4.5 when missing",
                        "1 when missing, else 0",
                        "1 when it is this text, else 0"),
                EVERY_KIND.stream().map(Transform::words).toList());
    }

    @Test
    void aColumnWithoutSpreadIsRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new EncodedColumn("size", new Transform.Plain(4), 4, 0, 0));
        assertEquals(
                "The column 'size' needs a finite mean and average and a finite scale above 0.", refused.getMessage());
    }
}
