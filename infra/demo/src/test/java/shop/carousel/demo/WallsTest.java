package shop.carousel.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Who may know whom in the demo. A rule that matches no class fails. */
class WallsTest {

    private static final String ROOT = "shop.carousel.demo";

    private final JavaClasses demo = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private void holds(ArchRule rule) {
        rule.check(demo);
    }

    @Test
    void servers_knowNothingOfTheShop() {
        holds(noClasses()
                .that()
                .resideInAPackage(ROOT + ".servers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".supervisor..", ROOT + ".gateway..", ROOT + ".testing.."));
    }

    @Test
    void supervisor_knowsServersOnly() {
        holds(noClasses()
                .that()
                .resideInAPackage(ROOT + ".supervisor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".gateway..", ROOT + ".testing.."));
    }

    @Test
    void vertx_isTheGatewaysBusiness() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.."));
    }

    @Test
    void gateway_showsItsPartOnly() {
        holds(classes()
                .that()
                .resideInAPackage(ROOT + ".gateway..")
                .and()
                .arePublic()
                .should()
                .haveSimpleName("GatewayPart"));
    }
}
