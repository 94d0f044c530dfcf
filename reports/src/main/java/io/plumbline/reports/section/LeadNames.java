package io.plumbline.reports.section;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What leads are called in a report: by their ids, or by numbers that tell nothing of them. */
public final class LeadNames {
    private final UnaryOperator<String> name;

    private LeadNames(UnaryOperator<String> name) {
        this.name = name;
    }

    /** Leads by their ids. */
    public static LeadNames ids() {
        return new LeadNames(UnaryOperator.identity());
    }

    /** Leads as {@code #1}, {@code #2}, in the order in which they are asked for. */
    public static LeadNames numbers() {
        Map<String, String> given = new HashMap<>();
        return new LeadNames(id -> given.computeIfAbsent(id, each -> "#" + (given.size() + 1)));
    }

    /** The name of a lead; the same one each time. */
    public String of(String leadId) {
        return name.apply(leadId);
    }
}
