package io.plumbline.datasets.b2b;

/**
 * Who a lead is: what is known of it from its first form on, and what nobody ever sees of it.
 *
 * @param createdAt       epoch second
 * @param budgetConfirmed yes, no, or empty when not asked
 * @param need            high, medium, low, or empty
 * @param timeline        this_quarter, this_year, later, or empty
 * @param interest        hidden: how eager the lead is in its first week
 * @param socialHabit     hidden: clicks from social media in an average week, whatever the interest
 * @param openingHabit    hidden: share of mails that count as opened, whatever the interest
 */
record Profile(
        String id,
        long createdAt,
        Account account,
        boolean freeMail,
        String jobTitle,
        Seniority seniority,
        Channel channel,
        String budgetConfirmed,
        String need,
        String timeline,
        double interest,
        double socialHabit,
        double openingHabit) {}
