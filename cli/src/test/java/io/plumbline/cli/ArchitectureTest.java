package io.plumbline.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.plumbline.engine.store.RegularExpressions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/** The arrows between modules and packages; the design's picture of them, kept true. */
@AnalyzeClasses(packages = "io.plumbline", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule engineRestsOnNoOtherModule = module("engine").restsOnlyOn("engine");

    @ArchTest
    static final ArchRule trainingRestsOnEngineAlone = module("training").restsOnlyOn("training", "engine");

    @ArchTest
    static final ArchRule reportsRestOnEngineAlone = module("reports").restsOnlyOn("reports", "engine");

    @ArchTest
    static final ArchRule datasetsRestOnNothing = module("datasets").restsOnlyOn("datasets");

    /** Tribuo's data source opens a connection of its own, to a file that is no store. */
    @ArchTest
    static final ArchRule onlyTheStoreKnowsJdbc = noClasses()
            .that()
            .resideOutsideOfPackages("io.plumbline.engine.store..", "io.plumbline.training.trial..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..")
            .because("transactions, quoting of values and the translation of errors have one home");

    @ArchTest
    static final ArchRule onlyTrainingKnowsTribuo = noClasses()
            .that()
            .resideOutsideOfPackage("io.plumbline.training..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tribuo..")
            .because("a trained model is a value of the engine, which scores without Tribuo");

    @ArchTest
    static final ArchRule onlyTheCommandLineEndsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage("io.plumbline.cli..")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule onlyTheCommandLineReadsTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.plumbline.cli..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time comes in as an argument, so that a run can be made again");

    @ArchTest
    static final ArchRule problemsRestOnNothing = module("engine.problem").restsOnlyOn("engine.problem");

    @ArchTest
    static final ArchRule filesRestOnNothing = module("engine.file").restsOnlyOn("engine.file");

    @ArchTest
    static final ArchRule namesRestOnNothing = module("engine.name").restsOnlyOn("engine.name");

    @ArchTest
    static final ArchRule protectionRestsOnNamesAndYaml =
            module("engine.protection").restsOnlyOn("engine.protection", "engine.name", "engine.yaml");

    @ArchTest
    static final ArchRule sqlRestsOnProblems = module("engine.sql").restsOnlyOn("engine.sql", "engine.problem");

    @ArchTest
    static final ArchRule yamlRestsOnProblems = module("engine.yaml").restsOnlyOn("engine.yaml", "engine.problem");

    @ArchTest
    static final ArchRule storeRestsOnProblemsSqlAndFiles =
            module("engine.store").restsOnlyOn("engine.store", "engine.problem", "engine.sql", "engine.file");

    @ArchTest
    static final ArchRule scorecardsDoNotKnowTheStore = noClasses()
            .that()
            .resideInAPackage("io.plumbline.engine.scorecard..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.plumbline.engine.store..", "io.plumbline.engine.score..")
                    .and(not(type(RegularExpressions.class))))
            .because("a scorecard is a value that turns into text; only whether its text can run is asked");

    @ArchTest
    static final ArchRule scoreRestsOnScorecardSqlAndStore = module("engine.score")
            .restsOnlyOn(
                    "engine.score",
                    "engine.scorecard",
                    "engine.sql",
                    "engine.store",
                    "engine.declaration",
                    "engine.protection",
                    "engine.moment",
                    "engine.feature",
                    "engine.version",
                    "engine.workspace",
                    "engine.problem");

    @ArchTest
    static final ArchRule versionsRestOnScorecardsAndTheStore = module("engine.version")
            .restsOnlyOn("engine.version", "engine.scorecard", "engine.sql", "engine.store", "engine.problem");

    @ArchTest
    static final ArchRule qualificationRestsOnScoresAndVersions = module("engine.qualification")
            .restsOnlyOn(
                    "engine.qualification",
                    "engine.score",
                    "engine.scorecard",
                    "engine.version",
                    "engine.moment",
                    "engine.declaration",
                    "engine.fingerprint",
                    "engine.sql",
                    "engine.store",
                    "engine.problem");

    @ArchTest
    static final ArchRule lintRestsOnWhatItLooksAt = module("engine.lint")
            .restsOnlyOn(
                    "engine.lint",
                    "engine.scorecard",
                    "engine.score",
                    "engine.declaration",
                    "engine.sql",
                    "engine.store",
                    "engine.yaml",
                    "engine.problem");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.plumbline.(*).(*)..").should().beFreeOfCycles();

    private static Module module(String name) {
        return new Module(name);
    }

    private record Module(String name) {

        ArchRule restsOnlyOn(String... allowed) {
            String[] packages = Stream.of(allowed)
                    .map(other -> "io.plumbline." + other + "..")
                    .toArray(String[]::new);
            return classes()
                    .that()
                    .resideInAPackage("io.plumbline." + name + "..")
                    .should()
                    .onlyDependOnClassesThat(
                            not(resideInAPackage("io.plumbline..")).or(resideInAnyPackage(packages)));
        }
    }
}
