package io.plumbline.training.health;

import java.util.Locale;

/** The classic mistakes of lead qualification. */
enum Mistake {
    /** Marketing and sales mean different things by a qualified lead. */
    DEFINITION,
    /** What made a good lead once does so no more. */
    CRITERIA,
    /** Points for what tells nothing about buying. */
    VANITY,
    /** One measure for leads that differ. */
    SEGMENTATION,
    /** Leads get lost between marketing and sales. */
    HANDOFF;

    /** The word for it in the store. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
