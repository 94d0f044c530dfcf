package io.plumbline.engine.store;

import java.io.IOException;
import java.nio.file.Path;

/** Opens a store, says so, and closes it when its input ends. */
final class OtherProgram {
    private OtherProgram() {}

    public static void main(String[] arguments) throws IOException {
        try (Store store = Store.open(Path.of(arguments[0]))) {
            System.out.print("open");
            System.out.flush();
            while (System.in.read() >= 0) {
                store.number("select 1");
            }
        }
    }
}
