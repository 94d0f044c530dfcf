package io.plumbline.engine.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** DuckDB 1.5 and 2.0: the texts mean the same on both. */
final class DuckDbDialect implements Dialect {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    @Override
    public String microseconds(String timestamp) {
        return "epoch_us(" + timestamp + ")";
    }

    @Override
    public String timestamp(String microseconds) {
        return "make_timestamp(" + microseconds + ")";
    }

    @Override
    public String dayNumber(String microseconds) {
        return "cast(floor(" + microseconds + " / " + MICROS_PER_DAY + "e0) as bigint)";
    }

    @Override
    public String rounded(String number) {
        return "cast(round(" + number + ") as bigint)";
    }

    @Override
    public String microPoints(String points) {
        return rounded("1e6 * (" + points + ")");
    }

    /** In lowest terms most products fit into 64 bits, which divide far faster than 128. */
    @Override
    public String share(String number, BigDecimal part, long whole) {
        int decimals = Math.max(0, part.scale());
        BigInteger factor = part.movePointRight(decimals).toBigIntegerExact();
        BigInteger divisor = BigInteger.TEN.pow(decimals).multiply(BigInteger.valueOf(whole));
        BigInteger common = factor.gcd(divisor);
        factor = factor.divide(common).shiftLeft(1);
        divisor = divisor.divide(common);
        boolean fits = factor.multiply(BigInteger.valueOf(whole)).add(divisor).bitLength() < Long.SIZE - 1;
        String exact = fits ? "(" + number + ")" : "cast(" + number + " as hugeint)";
        return "cast((" + exact + " * " + factor + " + " + divisor + ") // " + divisor.shiftLeft(1) + " as bigint)";
    }

    @Override
    public String points(String microPoints) {
        return "cast((" + microPoints + ") * 0.000001 as decimal(18, 6))";
    }

    /** Adding nothing turns -0 into 0. */
    @Override
    public String decimals(String number, int places) {
        String text = "format('{:." + places + "f}', round(" + number + ", " + places + ") + 0e0)";
        return "regexp_replace(" + text + ", '\\.?0+$', '')";
    }

    @Override
    public String element(List<String> constants, String index) {
        return "[" + String.join(", ", constants) + "][" + index + " + 1]";
    }

    @Override
    public String foldCase(String text) {
        return "lower(" + text + ")";
    }

    @Override
    public String contains(String text, String part) {
        return "coalesce(contains(" + text + ", " + part + "), false)";
    }

    @Override
    public String stripped(String text) {
        return "regexp_replace(" + text + ", " + Sql.literal(FoldedText.AROUND) + ", '', 'g')";
    }

    @Override
    public String afterLast(String text, char sign) {
        return "split_part(" + text + ", " + Sql.literal(String.valueOf(sign)) + ", -1)";
    }

    @Override
    public String beforeLast(String text, char sign) {
        return "regexp_replace(" + text + ", " + Sql.literal(sign + "[^" + sign + "]*$") + ", '')";
    }

    @Override
    public String matches(String text, String pattern, boolean matchCase) {
        String options = Sql.literal(matchCase ? "c" : "i");
        return "coalesce(regexp_matches(" + text + ", " + Sql.literal(pattern) + ", " + options + "), false)";
    }

    @Override
    public String words(String text) {
        return "' ' || regexp_replace(lower(strip_accents(" + text + ")), '[^\\p{L}\\p{N}]+', ' ', 'g') || ' '";
    }

    @Override
    public String holdsWord(String words, List<String> wanted) {
        String pattern = " (?:" + String.join("|", wanted) + ") ";
        return "coalesce(regexp_matches(" + words + ", " + Sql.literal(pattern) + "), false)";
    }
}
