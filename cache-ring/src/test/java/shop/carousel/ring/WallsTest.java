package shop.carousel.ring;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls between the rooms. ArchUnit fails a rule that matches no class, which is tested too. */
class WallsTest {

    private static final String API = "shop.carousel.ring";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(API);

    /** The rooms of caches, from the ground up: each knows only those before it. */
    private static final String[] CACHES = Stream.of("entry", "redis", "memcached", "view", "read", "write", "cache")
            .map(room -> API + "." + room)
            .toArray(String[]::new);

    private static final String[] LOCKS = {API + ".lock", API + ".topology", API + ".assembly"};

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(false).check(CLASSES);
    }

    @Test
    void api_knowsNothingButTheLanguage() {
        holds(classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(API, "java..", "org.jspecify.annotations"));
    }

    @Test
    void library_outsideItsAdapters_knowsNoFramework() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(
                        API + ".quarkus",
                        API + ".cdi",
                        API + ".console",
                        API + ".json",
                        API + ".kafka",
                        API + ".mutiny",
                        API + ".telemetry")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "jakarta..",
                        "io.micrometer..",
                        "io.opentelemetry..",
                        "com.fasterxml.."));
    }

    @Test
    void library_outsideItsAdapter_knowsNoKafka() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(API + ".kafka")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.."));
    }

    @Test
    void library_outsideItsAdapter_knowsNoRabbitMq() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(API + ".rabbitmq")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.rabbitmq.."));
    }

    @Test
    void library_knowsNotTheShop() {
        holds(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("shop.carousel.kit..", "shop.carousel.catalog.."));
    }

    @Test
    void placementAndMembership_knowNoClient() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(API + ".topology", API + ".membership")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(CACHES, "io.vertx..", API + ".node", API + ".lock")));
    }

    @Test
    void nearCaches_knowNeitherCachesNorLocks() {
        holds(noClasses()
                .that()
                .resideInAPackage(API + ".near")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(CACHES, LOCKS)));
    }

    /** What is inside of a library may change with each of its versions. */
    @Test
    void library_knowsNothingInsideOfOtherLibraries() {
        holds(noClasses().should().dependOnClassesThat().resideInAnyPackage("..impl..", "..internal..", "io.netty.."));
    }

    @Test
    void redisClientOfVertx_isKnownToItsTransportOnly() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(API + ".wire.vertx")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.redis.."));
    }

    @Test
    void transports_knowNeitherNodesNorEachOther() {
        holds(noClasses()
                .that()
                .resideInAPackage(API + ".wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(CACHES, API + ".node", API + ".near", API + ".lock")));
        holds(noClasses()
                .that()
                .resideInAnyPackage(API + ".wire", API + ".wire.vertx")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(API + ".wire.direct"));
        holds(noClasses()
                .that()
                .resideInAnyPackage(API + ".wire", API + ".wire.direct")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(API + ".wire.vertx"));
    }

    /** All others speak of lines, whatever carries them. */
    @Test
    void transports_areChosenInOnePlace() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(API + ".wire.direct", API + ".wire.vertx")
                .and()
                .doNotHaveSimpleName("Transports")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(API + ".wire.direct", API + ".wire.vertx"));
    }

    @Test
    void memcachedsClient_isKnownWhereItIsSpokenOnly() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(API + ".memcached")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.spotify.."));
    }

    @Test
    void nodes_knowNeitherCachesNorLocks() {
        holds(noClasses()
                .that()
                .resideInAPackage(API + ".node")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(CACHES, LOCKS)));
    }

    @Test
    void cachesAndLocks_doNotKnowEachOther() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(CACHES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(API + ".lock"));
        holds(noClasses()
                .that()
                .resideInAPackage(API + ".lock")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CACHES));
    }

    @Test
    void roomsOfCaches_knowOnlyThoseBeforeThem() {
        for (int i = 0; i < CACHES.length; i++) {
            holds(classes()
                    .that()
                    .resideInAPackage(CACHES[i])
                    .should()
                    .onlyDependOnClassesThat(
                            not(resideInAnyPackage(Arrays.copyOfRange(CACHES, i + 1, CACHES.length)))));
        }
    }

    /** What a kind of node is like is known by its room and, of its door, by the view that makes it a member. */
    @Test
    void kindsOfNodes_areKnownByTheirDoorsOnly() {
        holds(classes()
                .that()
                .resideInAPackage(API + ".memcached")
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should()
                .haveSimpleName("MemcachedBackend"));
        holds(noClasses()
                .that()
                .resideInAnyPackage(API + ".read", API + ".write", API + ".cache")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(API + ".redis", API + ".memcached"));
    }

    @Test
    void library_hasNoCyclesAmongItsRooms() {
        SlicesRuleDefinition.slices()
                .matching(API + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void console_seesTheApiAndHowKeysArePlaced() {
        holds(classes()
                .that()
                .resideInAPackage(API + ".console")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        API,
                        API + ".console",
                        API + ".topology",
                        "java..",
                        "jakarta..",
                        "io.smallrye.common.annotation",
                        "io.smallrye.common.net",
                        "io.smallrye.mutiny..",
                        "org.eclipse.microprofile.openapi..",
                        "org.jboss.resteasy.reactive",
                        "org.jspecify.annotations"));
    }

    @Test
    void aRuleThatMatchesNothing_fails() {
        assertThatThrownBy(() -> holds(noClasses()
                        .that()
                        .resideInAPackage(API + ".nowhere")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.vertx..")))
                .isInstanceOf(AssertionError.class);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
