package shop.carousel.cart;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.carousel.demo.testing.BrokerPackages;
import shop.carousel.demo.testing.EndlessWaits;
import shop.carousel.demo.testing.NumberCalls;

/** The walls of the house, as far as they stand in this service. A rule that matches no class fails. */
class WallsTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("shop.carousel.cart");

    static Stream<Named<ArchRule>> walls() {
        return Stream.of(
                Named.of(
                        "service knows no other service and not the demo",
                        noClasses()
                                .that()
                                .resideInAPackage("shop.carousel.cart..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "shop.carousel.catalog..", "shop.carousel.order..", "shop.carousel.demo..")),
                Named.of(
                        "numbers are read and written by the kit's reader alone",
                        noClasses().should().callCodeUnitWhere(target(fullNameMatching(NumberCalls.PATTERN)))),
                Named.of(
                        "waits have a limit",
                        noClasses()
                                .should()
                                .accessTargetWhere(
                                        JavaAccess.Predicates.target(fullNameMatching(EndlessWaits.PATTERN)))),
                Named.of(
                        "service knows no broker: which one it is, is decided when the shop is built",
                        noClasses()
                                .that()
                                .resideInAPackage("shop.carousel.cart..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(BrokerPackages.all())),
                Named.of(
                        "pricing does not know carts",
                        noClasses()
                                .that()
                                .resideInAPackage("shop.carousel.cart.pricing..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("shop.carousel.cart.cart..")),
                Named.of(
                        "the ring is used through its API alone",
                        classes()
                                .that()
                                .resideInAPackage("shop.carousel.cart..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideOutsideOfPackages(
                                        "shop.carousel.ring.entry..",
                                        "shop.carousel.ring.redis..",
                                        "shop.carousel.ring.memcached..",
                                        "shop.carousel.ring.view..",
                                        "shop.carousel.ring.read..",
                                        "shop.carousel.ring.write..",
                                        "shop.carousel.ring.cache..",
                                        "shop.carousel.ring.node..",
                                        "shop.carousel.ring.lock..",
                                        "shop.carousel.ring.membership..",
                                        "shop.carousel.ring.topology..")),
                Named.of(
                        "only the repository and its entities know the database",
                        noClasses()
                                .that()
                                .haveNameNotMatching(".*\\.Cart(Repository|Entity|Line)(\\$.*)?")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..")),
                Named.of(
                        "resources use no repository and no cache by themselves",
                        noClasses()
                                .that()
                                .areAnnotatedWith(Path.class)
                                .and()
                                .areNotInterfaces()
                                .should()
                                .dependOnClassesThat()
                                .haveNameMatching(".*\\.(CartRepository|CartCache|CartWrites)")));
    }

    @ParameterizedTest
    @MethodSource("walls")
    void wall_ofTheService_stands(ArchRule wall) {
        wall.allowEmptyShould(false).check(SERVICE);
    }
}
