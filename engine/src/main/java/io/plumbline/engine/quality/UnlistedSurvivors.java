package io.plumbline.engine.quality;

import io.plumbline.engine.ingest.Survivors;
import io.plumbline.engine.quality.Finding.Severity;
import java.util.List;
import java.util.Map;

/** Records merged into a lead that no source of leads lists. */
final class UnlistedSurvivors implements Examination {

    @Override
    public List<Finding> findings(Imported imported) {
        Survivors survivors = Survivors.of(imported.store());
        return survivors.unlisted() == 0 ? List.of() : List.of(finding(survivors));
    }

    private static Finding finding(Survivors survivors) {
        long unlisted = survivors.unlisted();
        return new Finding(
                "merged_into_unlisted",
                Severity.WARNING,
                "merged records",
                Figures.count(unlisted) + " of "
                        + Figures.counted(survivors.merged(), "merged record", "merged records")
                        + " went into a lead that stands in no source of leads; " + (unlisted == 1 ? "its" : "their")
                        + " attributes count for nobody.",
                "export the surviving leads too, and see that the column of the merge names them as the leads' files"
                        + " do.",
                Map.of("merged", survivors.merged(), "unlisted", unlisted));
    }
}
