package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import java.util.List;
import java.util.Map;

/** Amounts of money below nothing. */
final class NegativeAmounts implements Examination {

    @Override
    public List<Finding> findings(Imported imported) {
        return imported.store()
                .rows("""
                select
                    source,
                    count(amount) as amounts,
                    count(*) filter (where amount < 0) as negative
                from outcome
                where replaced_at is null
                group by source
                having count(*) filter (where amount < 0) > 0
                order by source
                """, row -> finding(row.text("source"), row.number("amounts"), row.number("negative")));
    }

    private static Finding finding(String source, long amounts, long negative) {
        return new Finding(
                "negative_amount",
                Severity.WARNING,
                source,
                Figures.count(negative) + " of " + Figures.counted(amounts, "amount is", "amounts are") + " negative.",
                "leave refunds and corrections out, or check the decimal mark and the column.",
                Map.of("amounts", amounts, "negative", negative));
    }
}
