package io.plumbline.datasets;

import io.plumbline.datasets.b2b.B2bOptions;
import io.plumbline.datasets.b2b.B2bSaas;
import io.plumbline.datasets.b2b.RawExports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The samples: a generated workspace, raw exports of a generated market, and workspaces made of published real outcomes
 * that the user fetches.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum SampleWorkspace {
    /** Leads of a software company, generated with its true buying model known. */
    B2B_SAAS("b2b-saas", Optional.of(B2bOptions.defaults().end()), List.of()),

    /** Two monthly exports of a CRM and a web tracker, with nothing that describes them: no workspace yet. */
    CRM_EXPORTS("crm-exports", Optional.of(Instant.parse("2026-06-01T00:00:00Z")), List.of()),

    /** Loan applications at a Dutch bank, every event of five months. */
    BPI2012(
            "bpi2012",
            Optional.of(Instant.parse("2012-03-15T00:00:00Z")),
            List.of(
                    new PublishedFile(
                            "bpi2012/applications.csv",
                            "e1064359129ce40624fa66e2a85d14e2ec70d40aa8de67f30ac6a303c0466b1c",
                            Remedies.BPI2012),
                    new PublishedFile(
                            "bpi2012/events.csv.gz",
                            "cc931f68292c7d060d9b0886ee5922898c54def59ed297dd1cf2a544557a634f",
                            Remedies.BPI2012))),

    /** Telephone contacts of a Portuguese bank, a flat table in the order of the calls. */
    BANK_MARKETING(
            "bank-marketing",
            Optional.empty(),
            List.of(new PublishedFile(
                    "bank-marketing/bank-additional-full.csv",
                    "74adfc578bf77a7ff4bb1ba4a9f8709d9e3c6907342959c2c8416847e0afb4d8",
                    Remedies.BANK_MARKETING))),

    /** Sessions in a web shop, a flat table without time. */
    ONLINE_SHOPPERS(
            "online-shoppers",
            Optional.empty(),
            List.of(new PublishedFile(
                    "online-shoppers/online_shoppers_intention.csv",
                    "b3055ee355f59134d851d32641183cb4a8b45def7124d2f50442a042f358e0d9",
                    Remedies.ONLINE_SHOPPERS)));

    private final String id;
    private final Optional<Instant> asOf;
    private final List<PublishedFile> files;

    SampleWorkspace(String id, Optional<Instant> asOf, List<PublishedFile> files) {
        this.id = id;
        this.asOf = asOf;
        this.files = files;
    }

    /** The name on the command line and of the workspace's folder. */
    public String id() {
        return id;
    }

    /** The instant at which the sample's data end, to run as of; empty for a table without time. */
    public Optional<Instant> asOf() {
        return asOf;
    }

    /** Whether it is a workspace already, or tables from which one is still to be made. */
    public boolean isWorkspace() {
        return this != CRM_EXPORTS;
    }

    /** The files that have to be fetched first; empty when the sample is generated. */
    public List<PublishedFile> files() {
        return files;
    }

    /** The sample of that name, if there is one. */
    public static Optional<SampleWorkspace> of(String id) {
        return List.of(values()).stream().filter(sample -> sample.id.equals(id)).findFirst();
    }

    /**
     * Makes the workspace: its configuration, its README, and its data, in place of older files of these names.
     *
     * @param dataFolder the folder with the fetched files, laid out as {@link PublishedFile#path} says; not read when
     *                   the sample is generated. For {@link #BPI2012} the log as its authors publish it will do as well
     * @param workspace  made when missing
     * @param temporary  there already, for files that do not outlive the call
     * @throws SampleFileException if a fetched file is missing or not the published one; nothing is written then
     * @throws IOException         if a file cannot be read or written
     */
    public void prepare(Path dataFolder, Path workspace, Path temporary) throws IOException {
        Optional<Path> log = this == BPI2012 ? PublishedLog.in(dataFolder) : Optional.empty();
        if (this == B2B_SAAS) {
            B2bSaas.write(workspace, B2bOptions.defaults());
        } else if (this == CRM_EXPORTS) {
            RawExports.write(workspace);
        } else if (log.isPresent()) {
            PublishedLog.converted(log.get(), temporary, tables -> copy(tables, workspace));
        } else {
            copy(dataFolder, workspace);
        }
    }

    private void copy(Path dataFolder, Path workspace) throws IOException {
        for (PublishedFile file : files) {
            file.check(dataFolder);
        }
        Files.createDirectories(workspace);
        for (PublishedFile file : files) {
            file.copyTo(workspace, dataFolder);
        }
        for (String name : List.of("plumbline.yaml", "scoring.yaml", "README.md")) {
            Files.writeString(workspace.resolve(name), SampleResource.text(id + "/" + name));
        }
    }

    /** Where the published files come from. */
    private static final class Remedies {

        static final String BPI2012 = "download BPI_Challenge_2012.xes.gz from 4TU.ResearchData,"
                + " doi 10.4121/uuid:3926db30-f712-4394-aebc-75976070e91f, into the folder bpi2012 of the data folder;"
                + " see datasets/README.md.";
        static final String BANK_MARKETING = "download 'Bank Marketing' (data set 222) from the UCI Machine Learning"
                + " Repository, doi 10.24432/C5K306, and unpack bank-additional/bank-additional-full.csv into the folder"
                + " bank-marketing of the data folder; see datasets/README.md.";
        static final String ONLINE_SHOPPERS = "download 'Online Shoppers Purchasing Intention Dataset' (data set 468)"
                + " from the UCI Machine Learning Repository, doi 10.24432/C5F88Q, and put"
                + " online_shoppers_intention.csv into the folder online-shoppers of the data folder;"
                + " see datasets/README.md.";
    }
}
