package shop.carousel.order;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.BrokerPackages;
import shop.carousel.demo.testing.EndlessWaits;
import shop.carousel.demo.testing.NumberCalls;

/** The walls between the rooms. A rule that matches no class fails. */
class WallsTest {

    private static final String HERE = "shop.carousel.order.";

    /** The rooms of orders, from the ground up. */
    private static final String[] ORDERS = Stream.of("model", "read", "access", "lifecycle", "stream", "web")
            .map(room -> HERE + room + "..")
            .toArray(String[]::new);

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("shop.carousel.order");

    @Test
    void service_knowsNoOtherService() {
        noClasses()
                .that()
                .resideInAPackage("shop.carousel.order..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("shop.carousel.catalog..", "shop.carousel.cart..", "shop.carousel.demo..")
                .check(service);
    }

    /** One that answers nothing must not stop others: every wait has a limit, and the kit's README lists them. */
    @Test
    void waits_haveALimit() {
        noClasses()
                .should()
                .accessTargetWhere(JavaAccess.Predicates.target(fullNameMatching(EndlessWaits.PATTERN)))
                .check(service);
    }

    /** A short text may be a number of a billion digits. */
    @Test
    void numbers_areReadAndWrittenByTheKitsReaderAlone() {
        noClasses()
                .should()
                .callCodeUnitWhere(target(fullNameMatching(NumberCalls.PATTERN)))
                .check(service);
    }

    /** Which broker it is, is decided when the shop is built. */
    @Test
    void service_knowsNoBroker() {
        noClasses()
                .that()
                .resideInAPackage("shop.carousel.order..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BrokerPackages.all())
                .check(service);
    }

    @Test
    void features_haveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("shop.carousel.order.(*)..")
                .should()
                .beFreeOfCycles()
                .check(service);
    }

    @Test
    void orders_knowNeitherPaymentsNorCheckout() {
        noClasses()
                .that()
                .resideInAnyPackage(ORDERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HERE + "payment..", HERE + "checkout..", HERE + "admin..")
                .check(service);
    }

    /** Each room knows only those below it, in the order in which {@link #ORDERS} names them. */
    @Test
    void roomsOfOrders_knowOnlyThoseBelowThem() {
        for (int i = 0; i < ORDERS.length; i++) {
            classes()
                    .that()
                    .resideInAPackage(ORDERS[i])
                    .should()
                    .onlyDependOnClassesThat(not(resideInAnyPackage(Arrays.copyOfRange(ORDERS, i + 1, ORDERS.length))))
                    .check(service);
        }
    }

    @Test
    void accounts_knowNobody() {
        noClasses()
                .that()
                .resideInAPackage(HERE + "account..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ORDERS)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(HERE + "payment..", HERE + "checkout..", HERE + "admin..")
                .check(service);
    }

    /** The state machine, and all that it decides on. */
    @Test
    void model_isPure() {
        classes()
                .that()
                .resideInAPackage(HERE + "model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "shop.carousel.kit.money..",
                        HERE + "model..",
                        "org.jspecify..")
                .check(service);
    }

    @Test
    void onlyTheProvidersInterface_isKnownOutsideOfPayments() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HERE + "payment..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Simul")
                .check(service);
    }

    /** Whoever is outside of a feature gets its records, and queries stay in the repositories. */
    @Test
    void entities_areTheirFeaturesOwn_andReachedThroughRepositories() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .notBePublic()
                .andShould()
                .notBeAssignableTo("io.quarkus.hibernate.orm.panache.PanacheEntityBase")
                .check(service);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.EntityManager")
                .check(service);
    }

    @Test
    void statements_runOnlyThroughTheKit() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(service);
    }
}
