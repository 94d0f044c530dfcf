package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.part.Parts;
import io.plumbline.engine.part.WrittenParts;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.engine.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Parts written out for a workspace.
 *
 * @param yaml    keys of {@code scoring.yaml} with what goes under them
 * @param rules   ids of the rules
 * @param waiting ids of those that ask for something that is not declared: comments in the text
 * @param there   ids of those that the scorecard has already, which are left out
 */
public record PartsAnswer(String yaml, List<String> rules, List<String> waiting, List<String> there) implements Answer {

    /**
     * Writes parts.
     *
     * @param mapped each {@code what=name}
     * @throws ProblemException (usage) when the workspace cannot be read, or names do not fit it
     */
    public static PartsAnswer of(Path folder, Collection<String> names, List<String> mapped) {
        WrittenParts written = write(WorkspaceReader.read(folder), names, pairs(mapped));
        return new PartsAnswer(written.text(), written.rules(), written.waiting(), written.there());
    }

    static WrittenParts write(Workspace workspace, Collection<String> names, Map<String, List<String>> mapped) {
        return Parts.write(workspace, names, mapped, idsIn(workspace.scorecardFile()));
    }

    private static Map<String, List<String>> pairs(List<String> mapped) {
        Map<String, List<String>> pairs = new TreeMap<>();
        for (String pair : mapped) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw ProblemException.usage(
                        "--map", "'" + pair + "' is no WHAT=NAME.", "write for example --map page_view=site_visit.");
            }
            pairs.computeIfAbsent(pair.substring(0, equals), key -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        return pairs;
    }

    /** The ids in a scorecard, whatever else is wrong with it; none where there is no file that can be read. */
    private static Set<String> idsIn(Path scorecard) {
        Set<String> ids = new TreeSet<>();
        try {
            collect(YamlDocument.read(scorecard).root(), ids);
        } catch (ProblemException e) {
            return Set.of();
        }
        return ids;
    }

    private static void collect(YamlNode node, Set<String> ids) {
        node.find("id")
                .filter(YamlNode.Scalar.class::isInstance)
                .map(YamlNode::text)
                .ifPresent(ids::add);
        node.fields().values().forEach(inner -> collect(inner, ids));
        node.items().stream().filter(item -> !item.equals(node)).forEach(item -> collect(item, ids));
    }

    @Override
    public void print(Page page) {
        yaml.lines().forEach(page::line);
    }
}
