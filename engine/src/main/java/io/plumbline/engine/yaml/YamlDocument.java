package io.plumbline.engine.yaml;

import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A YAML file whose parts know their lines.
 *
 * <pre>{@code
 * YamlDocument document = YamlDocument.read(file);
 * Problems problems = new Problems();
 * document.validate(JsonSchema.resource(MyReader.class, "my.schema.json"), problems);
 * problems.throwIfAny(ExitCode.USAGE);
 * Duration within = document.root().field("within").duration();
 * }</pre>
 *
 * <p>Files are limited to 1 MiB, 50,000 values and a depth of 40, so that a hostile one costs nothing: anchors, aliases, tags and a
 * second document are refused, and so is a key that is given twice.
 *
 * @param name the file's name as problems show it
 * @param root the outermost node
 */
public record YamlDocument(String name, YamlNode root) {
    private static final int MAX_BYTES = 1 << 20;

    /**
     * Reads a file.
     *
     * @throws ProblemException (usage) when the file is missing, too large, no UTF-8 or no YAML, with the line
     */
    public static YamlDocument read(Path file) {
        String name = String.valueOf(file.getFileName());
        return parse(name, text(name, file));
    }

    /**
     * Reads a text as if it were a file of this name.
     *
     * @throws ProblemException (usage) when the text is no YAML, with the line
     */
    public static YamlDocument parse(String name, String text) {
        return new YamlDocument(name, new YamlTreeReader(name).read(text));
    }

    /** Adds one problem for every place at which this document breaks the schema, in the order of the file. */
    public void validate(JsonSchema schema, Problems problems) {
        schema.violations(this).forEach(problems::add);
    }

    /** A problem at a node of this document. */
    public Problem problem(YamlNode node, String what, String fix) {
        return Problem.at(name, node.line(), node.path(), what, fix);
    }

    private static String text(String name, Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw ProblemException.failed(name, "This is no file.", "put a file of YAML in its place.");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw ProblemException.usage(
                        name, "The file is larger than 1 MiB.", "shorten it; data belong in the source files.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw ProblemException.usage(
                    name, "There is no such file in this workspace.", "create it, or name another folder with -w.");
        } catch (CharacterCodingException e) {
            throw ProblemException.usage(name, "The file is not UTF-8 text.", "save it as UTF-8.");
        } catch (IOException e) {
            throw ProblemException.failed(
                    name, "The file cannot be read.", "check that it is a file and that you may read it.");
        }
    }
}
