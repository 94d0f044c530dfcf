package io.plumbline.datasets.b2b;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The {@code b2b-saas} sample: leads of a software company, what they did, and what became of them.
 *
 * <p>The market is simulated week by week on one thread; memory grows with the leads, not with the events. What moves a
 * lead to buy is known ({@link TrueModel}), so that whatever is learnt from the files can be held against the truth.
 */
public final class B2bSaas {

    /** Points at which marketing's present rule calls a lead an MQL. */
    public static final double MQL_POINTS = 45;

    private static final String LEADS_HEADER = "lead_id,created_at,account_id,company_name,email_domain,free_mail,"
            + "job_title,seniority,industry,employees,annual_revenue,country,channel,budget_confirmed,need,timeline";

    private B2bSaas() {}

    /**
     * Writes a workspace: {@code leads.csv}, {@code events.csv}, {@code outcomes.csv}, {@code plumbline.yaml},
     * {@code scoring.yaml} and {@code README.md}, in place of older files of these names.
     *
     * @param directory made when missing
     * @throws IOException if a file cannot be written
     */
    public static void write(Path directory, B2bOptions options) throws IOException {
        Files.createDirectories(directory);
        Market market = new Market(options, decision -> {});
        try (CsvFile events = new CsvFile(directory.resolve("events.csv"), CsvLog.EVENTS_HEADER);
                CsvFile outcomes = new CsvFile(directory.resolve("outcomes.csv"), CsvLog.OUTCOMES_HEADER)) {
            market.run(new CsvLog(events, outcomes));
        }
        writeLeads(directory.resolve("leads.csv"), market, options);
        B2bConfiguration.write(directory, options);
    }

    /**
     * Runs the same market without writing, and hands over every draw from the true model in order of time: exactly the
     * data on which a logistic regression finds {@link TrueEffect}'s coefficients.
     */
    public static void decisions(B2bOptions options, Consumer<Decision> receiver) {
        try {
            new Market(options, receiver).run(Log.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeLeads(Path file, Market market, B2bOptions options) throws IOException {
        boolean late = options.lateFilledAttribute();
        try (CsvFile leads = new CsvFile(file, late ? LEADS_HEADER + ",crm_priority" : LEADS_HEADER)) {
            for (LeadState lead : market.leads()) {
                String cells = cells(lead.profile());
                leads.line(late ? cells + "," + priority(lead.dealClass()) : cells);
            }
        }
    }

    private static String cells(Profile lead) {
        Account account = lead.account();
        return String.join(
                ",",
                lead.id(),
                CsvLog.instant(lead.createdAt()),
                account.id(),
                account.companyName(),
                lead.freeMail() ? "freemail.example" : account.emailDomain(),
                Boolean.toString(lead.freeMail()),
                lead.jobTitle(),
                lead.seniority().text(),
                account.industry(),
                Integer.toString(account.employees()),
                account.annualRevenue(),
                account.country(),
                lead.channel().text(),
                lead.budgetConfirmed(),
                lead.need(),
                lead.timeline());
    }

    private static String priority(int dealClass) {
        return switch (dealClass) {
            case 1 -> "high";
            case 2 -> "medium";
            case 3 -> "low";
            default -> "";
        };
    }
}
