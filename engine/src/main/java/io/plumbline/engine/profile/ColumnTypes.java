package io.plumbline.engine.profile;

import io.plumbline.engine.declaration.ValueType;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chooses the type of a column from the evidence. */
record ColumnTypes(Understanding understanding, Map<Integer, TimeProfile> times) {
    private static final double ENOUGH = 0.95;
    private static final double MOST = 0.9;

    /**
     * A type and how well it fits.
     *
     * @param fit     share of present cells, 0..1
     * @param code    why digits are text
     * @param minimum the least number
     * @param maximum the greatest number
     */
    record Choice(
            ValueType type,
            double fit,
            Optional<TimeProfile> time,
            Optional<CodeKind> code,
            Optional<Double> minimum,
            Optional<Double> maximum) {

        static Choice text(Optional<CodeKind> code) {
            return new Choice(ValueType.TEXT, 1, Optional.empty(), code, Optional.empty(), Optional.empty());
        }

        static Choice time(TimeProfile time) {
            ValueType type = time.dateOnly() ? ValueType.DATE : ValueType.TIMESTAMP;
            return new Choice(
                    type, time.share(), Optional.of(time), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    Choice of(int column, String name) {
        Evidence evidence = understanding.evidence().get(column);
        if (evidence == null) {
            return Choice.text(Optional.empty());
        }
        if (times.containsKey(column)) {
            return Choice.time(times.get(column));
        }
        double present = understanding.present(column);
        if (isTruth(evidence, name, present)) {
            return new Choice(
                    ValueType.BOOLEAN,
                    evidence.truths() / present,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        return numberOrText(evidence, name, present);
    }

    private Choice numberOrText(Evidence evidence, String name, double present) {
        boolean comma = understanding.decimalComma();
        double share = (comma ? evidence.commaNumbers() : evidence.numbers()) / present;
        Optional<CodeKind> code = code(evidence, name, present, share);
        double withoutWords = share * present / evidence.present();
        if (code.isPresent() || withoutWords < ENOUGH) {
            return Choice.text(code);
        }
        return new Choice(
                ValueType.NUMBER,
                share,
                Optional.empty(),
                Optional.empty(),
                boxed(comma ? evidence.commaMinimum() : evidence.minimum()),
                boxed(comma ? evidence.commaMaximum() : evidence.maximum()));
    }

    /** Zeros and ones are a number, which holds a count that never went further, unless the name says a flag. */
    private static boolean isTruth(Evidence evidence, String name, double present) {
        return evidence.truths() >= 0.98 * present
                && (evidence.bits() < evidence.truths() || NameHint.FLAG.in(name))
                && evidence.distinct() <= 8;
    }

    private static Optional<CodeKind> code(Evidence evidence, String name, double present, double numbers) {
        double digits = evidence.digits() / present;
        boolean punctuated = evidence.phones() >= MOST * present && numbers < 0.5;
        boolean named = NameHint.PHONE.in(name) && (digits > 0.5 || evidence.phones() > 0.5 * present);
        if (punctuated || named) {
            return Optional.of(CodeKind.PHONE_NUMBER);
        }
        boolean sameLength = digits == 1 && evidence.shortest() == evidence.longest();
        if (numbers >= MOST && evidence.zeroLed() > 0 && (sameLength || evidence.zeroLed() >= 0.005 * present)) {
            return Optional.of(CodeKind.LEADING_ZEROS);
        }
        if (digits >= MOST && NameHint.POSTAL.in(name)) {
            return Optional.of(CodeKind.POSTAL_CODE);
        }
        return numbers >= MOST && NameHint.IDENTIFIER.in(name) ? Optional.of(CodeKind.IDENTIFIER) : Optional.empty();
    }

    private static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
