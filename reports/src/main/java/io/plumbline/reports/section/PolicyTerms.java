package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers that the workspace's threshold policies were given, as the model's manifest keeps them; none of models
 * that were made before there were manifests.
 */
final class PolicyTerms {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PLACE = "thresholds.";
    private static final Pattern TERM = Pattern.compile("(?:\\[|, )([A-Za-z]+)=([-+.0-9E]+)(?=[,\\]])");

    private final Map<String, Double> terms = new TreeMap<>();

    static PolicyTerms read(Store store, Subject subject) {
        PolicyTerms read = new PolicyTerms();
        store.first(
                        "select manifest from model where manifest is not null and model_id = " + subject.modelId(),
                        row -> JSON.readTree(row.text("manifest")))
                .ifPresent(manifest -> manifest.path("configuration").properties().stream()
                        .filter(each -> each.getKey().startsWith(PLACE))
                        .forEach(each -> read.add(each.getKey().substring(PLACE.length()), each.getValue())));
        return read;
    }

    private void add(String level, JsonNode policy) {
        Matcher found = TERM.matcher(policy.asString());
        while (found.find()) {
            terms.put(level + "." + found.group(1), Double.valueOf(found.group(2)));
        }
    }

    /**
     * A number that a level's policy was given.
     *
     * @param name as the engine names it, such as {@code leadsPerMonth}; absent where the policy has no such number
     */
    OptionalDouble of(String level, String name) {
        Double term = terms.get(level + "." + name);
        return term == null ? OptionalDouble.empty() : OptionalDouble.of(term);
    }
}
