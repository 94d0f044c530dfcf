package io.plumbline.engine.scorecard;

import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads how leads are nurtured, and tells what is wrong with it.
 *
 * @param stages names of the buying stages that are declared
 */
record NurtureReader(ScoringFile file, Set<String> stages) {

    NurturePolicy read(YamlNode node) {
        List<NurtureTrack> tracks =
                tracks(node.find("tracks").map(YamlNode::items).orElse(List.of()));
        return new NurturePolicy(
                node.find("hold_out")
                        .filter(file::isWellFormed)
                        .map(YamlNode::number)
                        .orElse(NurturePolicy.USUAL.holdOut()),
                node.find("follow_for")
                        .filter(file::isWellFormed)
                        .map(YamlNode::duration)
                        .orElse(NurturePolicy.USUAL.followFor()),
                tracks.isEmpty() ? NurturePolicy.USUAL.tracks() : tracks);
    }

    private List<NurtureTrack> tracks(List<YamlNode> nodes) {
        List<NurtureTrack> tracks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : nodes) {
            if (file.isWellFormed(node)) {
                NurtureTrack track = track(node);
                if (!names.add(track.name())) {
                    file.problem(
                            node.field("name"),
                            "There are two tracks '" + track.name() + "'.",
                            "give one of them another name.");
                }
                tracks.add(track);
            }
        }
        return tracks;
    }

    private NurtureTrack track(YamlNode node) {
        String name = node.field("name").text();
        return new NurtureTrack(
                name,
                items(node, "quadrant").stream()
                        .map(word -> Quadrant.of(word.text()))
                        .toList(),
                items(node, "stage").stream().map(word -> stage(name, word)).toList(),
                node.field("do").text());
    }

    private String stage(String track, YamlNode word) {
        Set<String> known = new TreeSet<>(stages);
        known.add(NurtureTrack.NO_STAGE);
        if (!known.contains(word.text())) {
            file.undeclared(
                    word,
                    "Track '" + track + "' is for stage '" + word.text() + "', which there is not.",
                    known,
                    "declare it under 'stage.stages'");
        }
        return word.text();
    }

    private static List<YamlNode> items(YamlNode node, String key) {
        return node.find(key).map(YamlNode::items).orElse(List.of());
    }
}
