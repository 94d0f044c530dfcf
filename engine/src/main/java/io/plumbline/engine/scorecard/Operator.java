package io.plumbline.engine.scorecard;

import io.plumbline.engine.declaration.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The words for comparisons in {@code scoring.yaml}, and the types each can test. */
enum Operator {
    EQUALS,
    NOT_EQUALS,
    IN,
    NOT_IN,
    IN_LIST,
    NOT_IN_LIST,
    DOMAIN_IN_LIST,
    MAILBOX_IN_LIST,
    WORD_IN_LIST,
    CONTAINS_ANY,
    STARTS_WITH,
    MATCHES,
    BETWEEN,
    AT_LEAST,
    AT_MOST,
    WITHIN_LAST,
    WITHIN_NEXT,
    IS_MISSING,
    IS_PRESENT,
    IS_TRUE,
    IS_FALSE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean tests(ValueType type) {
        return switch (this) {
            case EQUALS, IN -> type != ValueType.BOOLEAN;
            case NOT_EQUALS, NOT_IN -> type != ValueType.BOOLEAN && type != ValueType.LIST;
            case CONTAINS_ANY -> type == ValueType.TEXT || type == ValueType.LIST;
            case STARTS_WITH, MATCHES, IN_LIST, NOT_IN_LIST, DOMAIN_IN_LIST, MAILBOX_IN_LIST, WORD_IN_LIST ->
                type == ValueType.TEXT;
            case BETWEEN, AT_LEAST, AT_MOST ->
                type == ValueType.NUMBER || type == ValueType.DATE || type == ValueType.TIMESTAMP;
            case WITHIN_LAST, WITHIN_NEXT -> type == ValueType.DATE || type == ValueType.TIMESTAMP;
            case IS_MISSING, IS_PRESENT -> true;
            case IS_TRUE, IS_FALSE -> type == ValueType.BOOLEAN;
        };
    }

    /** Whether {@code match_case} may stand beside it. */
    boolean heedsCase() {
        return switch (this) {
            case EQUALS, NOT_EQUALS, IN, NOT_IN, CONTAINS_ANY, STARTS_WITH, MATCHES -> true;
            default -> false;
        };
    }

    /** Whether it sets a value beside the moment of scoring. */
    boolean isOfMoment() {
        return this == WITHIN_LAST || this == WITHIN_NEXT;
    }

    /**
     * The words for the operators that test a type, as a list for people.
     *
     * @param ofLead whether an attribute of a lead is tested, rather than a property of an event
     */
    static String wordsFor(ValueType type, boolean ofLead) {
        return Arrays.stream(values())
                .filter(operator -> operator.tests(type))
                .filter(operator -> ofLead || !operator.isOfMoment())
                .map(Operator::word)
                .collect(Collectors.joining(", "));
    }

    /** The operators among some words, in the order of this enumeration. */
    static List<Operator> among(Set<String> words) {
        return Arrays.stream(values())
                .filter(operator -> words.contains(operator.word()))
                .toList();
    }
}
