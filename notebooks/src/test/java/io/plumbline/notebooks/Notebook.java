package io.plumbline.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import org.rapaio.jupyter.kernel.core.RapaioKernel;
import org.rapaio.jupyter.kernel.core.java.CompilerException;
import org.rapaio.jupyter.kernel.display.DisplayData;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A notebook in a file: its cells, and what they show. */
record Notebook(Path file, ObjectNode root) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** All notebooks of this folder, in their order. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    static Notebook read(Path file) {
        return new Notebook(file, (ObjectNode) JSON.readTree(file.toFile()));
    }

    /** What each cell of code shows, by kind of content, as the file has it; empty where it shows nothing. */
    List<Map<String, String>> stored() {
        return codeCells().stream()
                .map(cell -> data(cell.get("outputs").get(0)))
                .toList();
    }

    /**
     * Runs all cells from the top by the kernel's own engine, without Jupyter between.
     *
     * @throws AssertionError which tells the cell that failed
     */
    List<Map<String, String>> run() {
        RapaioKernel kernel = new RapaioKernel();
        try {
            List<Map<String, String>> shown = new ArrayList<>();
            for (ObjectNode cell : codeCells()) {
                shown.add(run(kernel, source(cell), shown.size() + 1));
            }
            return shown;
        } finally {
            kernel.javaEngine().shutdown();
        }
    }

    private Map<String, String> run(RapaioKernel kernel, String source, int number) {
        try {
            DisplayData shown = kernel.eval(source);
            Map<String, String> data = new TreeMap<>();
            if (shown != null) {
                shown.data().forEach((type, content) -> data.put(type, content.toString()));
            }
            return data;
        } catch (Exception e) {
            throw new AssertionError(
                    "Cell " + number + " of " + file + " failed:\n" + source + "\n\n" + said(kernel, e), e);
        }
    }

    private static String said(RapaioKernel kernel, Exception e) {
        if (e instanceof CompilerException compiler) {
            return kernel.javaEngine()
                    .getShell()
                    .diagnostics(compiler.badSnippet().snippet())
                    .map(found -> found.getMessage(Locale.ROOT))
                    .collect(Collectors.joining("\n"));
        }
        return e instanceof EvalException thrown
                ? thrown.getExceptionClassName() + ": " + thrown.getMessage()
                : e.toString();
    }

    /** Writes the notebook as Jupyter would, with what its cells show now. */
    void write(List<Map<String, String>> shown) {
        List<ObjectNode> cells = codeCells();
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).put("execution_count", i + 1);
            cells.get(i).set("outputs", outputs(shown.get(i), i + 1));
        }
        DefaultIndenter lines = new DefaultIndenter(" ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        try {
            Files.writeString(file, JSON.writer().with(printer).writeValueAsString(root) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArrayNode outputs(Map<String, String> shown, int number) {
        ArrayNode outputs = JSON.createArrayNode();
        if (!shown.isEmpty()) {
            ObjectNode output = outputs.addObject();
            ObjectNode data = output.putObject("data");
            shown.forEach((type, content) -> {
                ArrayNode lines = data.putArray(type);
                content.lines().forEach(lines::add);
                for (int i = 0; i < lines.size() - 1; i++) {
                    lines.set(i, lines.get(i).stringValue() + "\n");
                }
            });
            output.put("execution_count", number);
            output.putObject("metadata");
            output.put("output_type", "execute_result");
        }
        return outputs;
    }

    List<ObjectNode> codeCells() {
        return root.get("cells")
                .valueStream()
                .filter(cell -> cell.get("cell_type").stringValue().equals("code"))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static Map<String, String> data(JsonNode output) {
        Map<String, String> data = new TreeMap<>();
        if (output != null) {
            output.get("data").propertyStream().forEach(entry -> data.put(entry.getKey(), text(entry.getValue())));
        }
        return data;
    }

    static String source(JsonNode cell) {
        return text(cell.get("source"));
    }

    private static String text(JsonNode lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.stringValue()));
        return text.toString();
    }
}
