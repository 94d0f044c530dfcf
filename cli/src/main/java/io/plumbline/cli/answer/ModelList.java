package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.util.List;

/** All models of a store, newest first. */
public record ModelList(List<Model> models) implements Answer {

    @Override
    public void print(Page page) {
        if (models.isEmpty()) {
            page.line("There is no model yet; 'plumbline train' or 'plumbline run' makes one.");
        }
        page.table(Model.table(models));
    }
}
