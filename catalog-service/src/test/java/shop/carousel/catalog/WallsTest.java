package shop.carousel.catalog;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

    private static final String ROOT = "shop.carousel.catalog.";

    private static final JavaClasses CATALOG = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("shop.carousel.catalog");

    @Test
    void catalog_dependsOnNoOtherService() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("shop.carousel.cart..", "shop.carousel.order..", "shop.carousel.demo..")
                .check(CATALOG);
    }

    /** One that answers nothing must not stop others: every wait has a limit, and the kit's README lists them. */
    @Test
    void waits_haveALimit() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(
                        "shop.carousel.catalog.search.lucene.PendingChanges") // until the index has room, see there
                .should()
                .accessTargetWhere(JavaAccess.Predicates.target(fullNameMatching(EndlessWaits.PATTERN)))
                .check(CATALOG);
    }

    /** A short text may be a number of a billion digits. */
    @Test
    void numbers_areReadAndWrittenByTheKitsReaderAlone() {
        noClasses()
                .should()
                .callCodeUnitWhere(target(fullNameMatching(NumberCalls.PATTERN)))
                .check(CATALOG);
    }

    /** Which broker it is, is decided when the shop is built. */
    @Test
    void catalog_knowsNoBroker() {
        noClasses()
                .that()
                .resideInAPackage("shop.carousel.catalog..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BrokerPackages.all())
                .check(CATALOG);
    }

    /** Whoever writes a statement binds and reads it with {@code kit/jdbc}; the state of a fault is looked at once. */
    @Test
    void statements_goThroughTheKit() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + "imports.BatchStore")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(CATALOG);
    }

    @Test
    void features_dependOnEachOtherInOneDirection() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CATALOG);
    }

    @Test
    void stock_knowsNoOtherFeature() {
        feature("stock", "product", "search", "imports", "image", "demo", "related", "console", "crawl", "review");
    }

    /** What is public in it for its own room {@code settlement} is nobody else's. */
    @Test
    void stock_isReachedByLevelsAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "stock..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "stock..")
                        .and(not(simpleName("StockLevels"))
                                .and(not(simpleName("StockLevel")))
                                .and(not(simpleName("SalesHistory")))
                                .and(not(simpleName("SoldSku")))
                                .and(not(simpleName("StockChanged")))))
                .check(CATALOG);
    }

    @Test
    void product_knowsOnlyStock() {
        feature("product", "search", "imports", "image", "demo", "related", "console", "crawl", "review");
    }

    @Test
    void search_knowsOnlyProductsAndStock() {
        feature("search", "imports", "image", "demo", "related", "console", "crawl", "review");
    }

    @Test
    void crawl_knowsOnlyProducts() {
        feature("crawl", "search", "stock", "imports", "image", "demo", "related", "console", "review");
    }

    @Test
    void related_knowsWhatPagesShowAndStockSold() {
        feature("related", "imports", "image", "demo", "console", "crawl", "review");
    }

    @Test
    void console_knowsOnlyTheRing() {
        feature("console", "product", "stock", "search", "imports", "image", "demo", "crawl", "review");
    }

    /** What an order is, is the order service's: reviews know events, and products. */
    @Test
    void review_knowsOnlyProducts() {
        feature("review", "stock", "search", "imports", "image", "demo", "related", "console", "crawl", "job");
    }

    @Test
    void lucene_staysBehindTheSearchInterface() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "search.lucene..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.lucene..", ROOT + "search.lucene..")
                .check(CATALOG);
    }

    @Test
    void resources_runOnVirtualThreads() {
        classes()
                .that()
                .areAnnotatedWith(jakarta.ws.rs.Path.class)
                .should()
                .beAnnotatedWith(io.smallrye.common.annotation.RunOnVirtualThread.class)
                .check(CATALOG);
    }

    @Test
    void administration_isForAdministrators() {
        classes()
                .that()
                .haveSimpleNameStartingWith("Admin")
                .and()
                .haveSimpleNameEndingWith("Resource")
                .or()
                .haveSimpleName("ImportResource")
                .should()
                .beAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
                .check(CATALOG);
    }

    private static void feature(String name, String... strangers) {
        String[] packages = java.util.Arrays.stream(strangers)
                .map(stranger -> ROOT + stranger + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CATALOG);
    }
}
