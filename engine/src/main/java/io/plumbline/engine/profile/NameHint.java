package io.plumbline.engine.profile;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a column's name says of its cells. Used only where the cells leave it open. */
enum NameHint {
    TIME(
            "time|date|datetime|timestamp|ts|at|on|when|day|created|modified|updated|epoch|since|until|seen",
            "date|time|stamp"),
    PHONE("phone|mobile|fax|tel|telephone|telefon|cell", "phone"),
    POSTAL("zip|postal|postcode|plz|zipcode|postalcode", "zip|postcode|zipcode|postalcode"),
    IDENTIFIER("id|ids|guid|uuid|key|uid|sku|ref", "guid|uuid"),
    FLAG("is|has|do|did|was|opt|opted|flag|flagged|subscribed|unsubscribed", "flag");

    private static final Pattern BORDER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^\\p{L}0-9]+");

    private final Pattern pattern;

    /** Words that say it anywhere in the name, and ends of the name that do. */
    NameHint(String words, String ends) {
        this.pattern = Pattern.compile("(^| )(" + words + ")( |$)|(" + ends + ")$");
    }

    boolean in(String name) {
        String spaced = BORDER.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
        return pattern.matcher(spaced).find();
    }
}
