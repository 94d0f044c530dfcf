package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Store;
import java.util.List;

/** What a reader of a model's figures must know. */
public record Notes(List<String> notes) {

    /** Reads the notes of a model. */
    public static Notes read(Store store, long modelId) {
        return new Notes(store.rows(
                "select note from model_note where model_id = " + modelId + " order by position",
                row -> row.text("note")));
    }

    void print(Page page) {
        if (!notes.isEmpty()) {
            page.heading("To know");
            page.list(notes);
        }
    }
}
