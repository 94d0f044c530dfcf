package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import java.util.List;
import java.util.Map;

/** Ids of leads that are the same but for upper and lower case, or for spaces. */
final class SimilarIds implements Examination {

    @Override
    public List<Finding> findings(Imported imported) {
        return imported
                .store()
                .rows(
                        """
                        select
                            count(*) as groups,
                            coalesce(cast(sum(ids) as bigint), 0) as ids,
                            coalesce(cast(sum(unlisted) as bigint), 0) as unlisted
                        from (
                            select
                                count(*) as ids,
                                count(*) filter (where not listed) as unlisted
                            from %s
                            group by lower(regexp_replace(lead_id, '\\s', '', 'g'))
                            having count(*) > 1
                        )
                        """.formatted(Imported.LEAD),
                        row -> finding(row.number("groups"), row.number("ids"), row.number("unlisted")))
                .stream()
                .filter(finding -> finding.counts("leads"))
                .toList();
    }

    private static Finding finding(long groups, long ids, long unlisted) {
        return new Finding(
                "similar_ids",
                Severity.WARNING,
                "lead_id",
                Figures.count(ids) + " ids of leads differ only in upper and lower case or in spaces; they may be "
                        + Figures.counted(groups, "lead", "leads") + ". " + Figures.count(unlisted)
                        + " of them stand in no source of leads.",
                "write the ids alike in all files; to Plumbline other letters are another lead.",
                Map.of("leads", groups, "ids", ids, "unlisted", unlisted));
    }
}
