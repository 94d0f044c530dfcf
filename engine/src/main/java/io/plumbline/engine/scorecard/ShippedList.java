package io.plumbline.engine.scorecard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The lists that come with Plumbline, a file each: one entry a line, {@code #} before remarks. */
final class ShippedList {
    /** Their names, sorted. */
    static final List<String> NAMES = List.of(
            "dach_countries",
            "disposable_email_domains",
            "eea_countries",
            "eu_countries",
            "executive_titles",
            "free_email_domains",
            "junior_titles",
            "role_mailboxes",
            "senior_titles");

    private ShippedList() {}

    static Optional<NamedList> find(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static NamedList read(String name) {
        String file = "lists/" + name + ".txt";
        try (InputStream in = Objects.requireNonNull(ShippedList.class.getResourceAsStream(file), file)) {
            return NamedList.of(name, ListText.entries(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
