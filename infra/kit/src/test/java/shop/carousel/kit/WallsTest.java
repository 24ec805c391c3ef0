package shop.carousel.kit;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.BrokerPackages;
import shop.carousel.demo.testing.EndlessWaits;
import shop.carousel.demo.testing.NumberCalls;

/** A rule whose left side matches no class fails: that is ArchUnit's default, and stays on. */
class WallsTest {

    private static final JavaClasses KIT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("shop.carousel.kit");

    @Test
    void kit_dependsOnNoServiceAndNotOnTheRing() {
        noClasses()
                .that()
                .resideInAPackage("shop.carousel.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "shop.carousel.ring..",
                        "shop.carousel.catalog..",
                        "shop.carousel.cart..",
                        "shop.carousel.order..")
                .check(KIT);
    }

    /** One that answers nothing must not stop others: every wait has a limit, and the kit's README lists them. */
    @Test
    void waits_haveALimit() {
        noClasses()
                .should()
                .accessTargetWhere(JavaAccess.Predicates.target(fullNameMatching(EndlessWaits.PATTERN)))
                .check(KIT);
    }

    /** A short text may be a number of a billion digits. */
    @Test
    void numbers_areReadAndWrittenByTheKitsReaderAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("shop.carousel.kit.number")
                .should()
                .callCodeUnitWhere(target(fullNameMatching(NumberCalls.PATTERN)))
                .check(KIT);
    }

    /** Which broker it is, is decided when the shop is built. */
    @Test
    void kit_knowsNoBroker() {
        noClasses()
                .that()
                .resideInAPackage("shop.carousel.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BrokerPackages.all())
                .check(KIT);
    }

    @Test
    void problemsAndMoney_dependOnNoOtherRoomOfTheKit() {
        noClasses()
                .that()
                .resideInAnyPackage("shop.carousel.kit.problem", "shop.carousel.kit.money")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "shop.carousel.kit.outbox",
                        "shop.carousel.kit.inbox",
                        "shop.carousel.kit.event",
                        "shop.carousel.kit.web")
                .check(KIT);
    }

    /** Their order stands in one file. */
    @Test
    void gates_areRegisteredByTheirListAlone() {
        noClasses()
                .that()
                .resideInAPackage("shop.carousel.kit.admission")
                .and()
                .doNotHaveSimpleName("Admission")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.quarkus.vertx.http.runtime.filters.Filters")
                .check(KIT);
    }

    /** Outages tells by the database's own faults what is an outage. */
    @Test
    void statements_runOnlyThroughTheRoomForJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("shop.carousel.kit.jdbc")
                .and()
                .doNotHaveSimpleName("Outages")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(KIT);
    }

    @Test
    void faults_areNamedAsSuch() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .and()
                .areTopLevelClasses()
                .should()
                .haveSimpleNameEndingWith("Exception")
                .orShould()
                .haveSimpleName("Problem")
                .check(KIT);
    }
}
