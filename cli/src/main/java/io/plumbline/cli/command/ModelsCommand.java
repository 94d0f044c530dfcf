package io.plumbline.cli.command;

import io.plumbline.cli.answer.DiffAnswer;
import io.plumbline.cli.answer.Model;
import io.plumbline.cli.answer.ModelAnswer;
import io.plumbline.cli.answer.ModelList;
import io.plumbline.cli.run.ModelFile;
import io.plumbline.cli.run.ModelRowsFile;
import io.plumbline.cli.run.Promotions;
import io.plumbline.cli.terminal.Stages;
import io.plumbline.training.registry.ModelDiff;
import io.plumbline.training.registry.ModelForm;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The trained models: which there are, in what they differ, which one is used. */
@Command(name = "models", description = "Show and compare the trained models, and say which one is used.")
public final class ModelsCommand {
    private final Context context;

    public ModelsCommand(Context context) {
        this.context = context;
    }

    @Command(name = "list", description = "List the trained models, newest first.")
    int list() {
        return context.done(Reader.read(context, store -> new ModelList(Model.all(store))));
    }

    @Command(name = "show", description = "Show a model: figures, thresholds, terms and what a reader must know.")
    int show(
            @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "The model. Default: the champion.")
                    Optional<Long> model) {
        return context.done(Reader.read(context, store -> ModelAnswer.read(store, Model.named(store, model))));
    }

    @Command(
            name = "diff",
            description = "Say in what two models differ: data, configuration, program, features, coefficients,"
                    + " thresholds and figures.")
    int diff(
            @Parameters(paramLabel = "FIRST", description = "A model.") long first,
            @Parameters(paramLabel = "SECOND", description = "Another model.") long second) {
        return context.done(Reader.read(context, store -> {
            long before = Model.named(store, Optional.of(first)).modelId();
            long after = Model.named(store, Optional.of(second)).modelId();
            return new DiffAnswer(ModelDiff.of(store, before, after));
        }));
    }

    @Command(name = "promote", description = "Make a model the champion, which predict and run use.")
    int promote(
            @Parameters(paramLabel = "NUMBER", description = "The model.") long model,
            @Option(
                            names = "--reason",
                            defaultValue = "promoted by hand",
                            paramLabel = "TEXT",
                            description = "Why, for its history.")
                    String reason) {
        return context.done(Promotions.promote(context.configuration(), context.occasion(), model, reason));
    }

    @Command(name = "rollback", description = "Return to the champion before the present one, which is retired.")
    int rollback(
            @Option(
                            names = "--reason",
                            defaultValue = "rolled back by hand",
                            paramLabel = "TEXT",
                            description = "Why, for its history.")
                    String reason) {
        return context.done(Promotions.rollback(context.configuration(), context.occasion(), reason));
    }

    @Command(name = "rows", description = "Write the rows a model learnt from and was judged on, for other trainers.")
    int rows(
            @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "The model. Default: the champion.")
                    Optional<Long> model,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write.")
                    String out) {
        Stages stages = context.occasion().stages();
        return context.done(ModelRowsFile.write(context.configuration(), stages, model, out));
    }

    @Command(name = "export", description = "Write a model for other programs.")
    int export(
            @Parameters(paramLabel = "NUMBER", description = "The model.") long model,
            @Option(names = "--to", required = true, paramLabel = "FORM", description = "onnx, tribuo or json.")
                    ModelForm form,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write.")
                    String out) {
        return context.done(Reader.read(
                context,
                store -> ModelFile.write(
                        store, context.directory().toAbsolutePath().normalize(), model, form, out)));
    }
}
