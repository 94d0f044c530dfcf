package io.plumbline.datasets.b2b;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The companies of the market, each with made-up names and an address under the reserved domain {@code .example}. */
final class AccountBook {

    private static final double SHARE_OF_COLLEAGUES = 0.3;
    private static final double MEDIAN_EMPLOYEES = 90;

    private static final List<String> HEADS = List.of(
            "Al", "Bri", "Cor", "Del", "Ev", "Fen", "Gra", "Hal", "Ir", "Jun", "Kel", "Lum", "Mar", "Nor", "Or", "Pel",
            "Quin", "Ros", "Sol", "Tar", "Ul", "Ver", "Wen", "Xan", "Yor", "Zel");
    private static final List<String> MIDDLES =
            List.of("a", "be", "do", "fi", "ga", "li", "mo", "na", "ri", "sa", "ta", "vo");
    private static final List<String> TAILS =
            List.of("dale", "field", "gate", "hart", "land", "mark", "nex", "port", "ridge", "stone", "wick", "works");
    private static final Weighted<String> FORMS = new Weighted<String>()
            .or("GmbH", 3)
            .or("Ltd", 4)
            .or("Inc", 5)
            .or("AG", 1)
            .or("SAS", 1)
            .or("BV", 1);
    private static final Weighted<String> INDUSTRIES = new Weighted<String>()
            .or("software", 0.2)
            .or("finance", 0.13)
            .or("manufacturing", 0.2)
            .or("retail", 0.14)
            .or("healthcare", 0.12)
            .or("education", 0.09)
            .or("logistics", 0.07)
            .or("public_sector", 0.05);
    private static final Weighted<String> COUNTRIES = new Weighted<String>()
            .or("DE", 0.24)
            .or("US", 0.22)
            .or("GB", 0.16)
            .or("FR", 0.12)
            .or("NL", 0.08)
            .or("CH", 0.06)
            .or("SE", 0.05)
            .or("TR", 0.04)
            .or("TH", 0.03);

    private final List<Account> accounts = new ArrayList<>();

    /** The company of a new lead: sometimes one that is known already. */
    Account next(Draws draws) {
        if (!accounts.isEmpty() && draws.chance(SHARE_OF_COLLEAGUES)) {
            return accounts.get(draws.below(accounts.size()));
        }
        Account account = found(draws);
        accounts.add(account);
        return account;
    }

    private Account found(Draws draws) {
        String stem = one(HEADS, draws) + one(MIDDLES, draws) + one(TAILS, draws);
        int number = accounts.size() + 1;
        int employees = (int) Math.max(1, Math.round(MEDIAN_EMPLOYEES * StrictMath.exp(1.5 * draws.normal())));
        return new Account(
                LeadIntake.numbered("A", number),
                stem + " " + draws.pick(FORMS),
                stem.toLowerCase(Locale.ROOT) + number + ".example",
                draws.pick(INDUSTRIES),
                employees,
                revenue(employees, draws),
                draws.pick(COUNTRIES));
    }

    private static String revenue(int employees, Draws draws) {
        double euros = employees * 110_000.0 * StrictMath.exp(0.6 * draws.normal());
        return draws.chance(0.28) ? "" : Long.toString(Math.round(euros / 1_000) * 1_000);
    }

    private static String one(List<String> values, Draws draws) {
        return values.get(draws.below(values.size()));
    }
}
