package io.plumbline.datasets.b2b;

import io.plumbline.datasets.SampleResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration of a generated workspace: the packed texts, filled in as the options ask. */
final class B2bConfiguration {

    private static final String FOLDER = "b2b-saas/";
    private static final String LATE_ATTRIBUTE = "        crm_priority: text\n";

    private B2bConfiguration() {}

    static void write(Path directory, B2bOptions options) throws IOException {
        String workspace = SampleResource.text(FOLDER + "plumbline.yaml")
                .replace("@start@", options.start().toString())
                .replace("@end@", options.end().toString())
                .replace("@late_attribute@", options.lateFilledAttribute() ? LATE_ATTRIBUTE : "");
        String vanityRules = options.vanityRule() ? SampleResource.text(FOLDER + "vanity-rules.yaml") : "";
        String scoring = SampleResource.text(FOLDER + "scoring.yaml").replace("@vanity_rules@", vanityRules);
        Files.writeString(directory.resolve("plumbline.yaml"), workspace);
        Files.writeString(directory.resolve("scoring.yaml"), scoring);
        Files.writeString(directory.resolve("README.md"), SampleResource.text(FOLDER + "README.md"));
    }
}
