package news.parallax;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import java.util.stream.Stream;
import news.parallax.model.ModelId;
import news.parallax.platform.Gatekeeper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of the house, and which may use which. */
class HouseTest {
    private static final String HOUSE = "news.parallax";
    private static JavaClasses house;

    @BeforeAll
    static void enter() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(HOUSE);
    }

    @ParameterizedTest(name = "{0} uses {1}")
    @CsvSource({
        "text, ''",
        "stats, ''",
        "platform, ''",
        "model, text platform",
        "measure, text model stats platform",
        "article, text measure platform",
        "story, text measure article platform",
        "comparison, article measure stats story platform",
        "rescoring, article measure stats platform",
        "export, article measure story comparison rescoring platform",
        "access, platform",
        "batch, article measure platform",
        "corpus, article measure batch export platform",
        "worker, article measure rescoring export batch platform",
        "cli, text stats model measure article story comparison rescoring export batch corpus worker access web platform",
        "web, text stats model measure article story comparison rescoring export batch corpus worker access platform"
    })
    void aRoomUsesOnlyWhatTheTableAllows(String room, String allowed) {
        String[] open = Stream.concat(
                        Stream.of(room), Stream.of(allowed.split(" ")).filter(other -> !other.isEmpty()))
                .map(HouseTest::room)
                .toArray(String[]::new);
        // What scored is part of every result and travels with it; it is a name, not the model.
        noClasses()
                .that()
                .resideInAPackage(room(room))
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE + "..")
                        .and(not(resideInAnyPackage(open)))
                        .and(not(equivalentTo(ModelId.class))))
                .allowEmptyShould(true)
                .check(house);
    }

    @Test
    void thereAreNoOtherRoomsAndNoRoomsWithinRooms() {
        classes()
                .should()
                .resideInAnyPackage(Stream.concat(
                                Stream.of(HOUSE),
                                Stream.of(
                                                "text stats platform model measure article story comparison rescoring export batch corpus worker access cli web"
                                                        .split(" "))
                                        .map(HouseTest::room))
                        .toArray(String[]::new))
                .check(house);
    }

    @Test
    void roomsFormNoCycles() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void onlyTheModelRoomKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(room("model"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(house);
    }

    @ParameterizedTest
    @CsvSource({"text", "stats"})
    void plainFunctionsKnowNoFramework(String room) {
        noClasses()
                .that()
                .resideInAPackage(room(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.hibernate..")
                .check(house);
    }

    @Test
    void whoeverAddsARouteBesideTheResourcesAsksTheGatekeeper() {
        classes()
                .that()
                .resideInAPackage(HOUSE + "..")
                .and()
                .resideOutsideOfPackages(room("platform"), room("access"))
                .and(describe(
                        "add routes",
                        (JavaClass each) -> each.getMethodCallsFromSelf().stream()
                                .anyMatch(
                                        call -> call.getTargetOwner().getName().equals("io.vertx.ext.web.Router"))))
                .should()
                .dependOnClassesThat(equivalentTo(Gatekeeper.class))
                .check(house);
    }

    @Test
    void everyResourceSaysWhoMayUseIt() {
        methods()
                .that()
                .arePublic()
                .and(describe(
                        "answer requests",
                        (JavaMethod method) -> method.getAnnotations().stream()
                                .anyMatch(each -> each.getRawType().isAnnotatedWith(HttpMethod.class))))
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(RolesAllowed.class)
                .check(house);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Impl)").check(house);
    }

    @Test
    void theTimeComesFromAClock() {
        Set<String> clocks = Set.of(
                "java.time.Instant",
                "java.time.LocalDate",
                "java.time.LocalDateTime",
                "java.time.OffsetDateTime",
                "java.time.ZonedDateTime");
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "the system's time is read",
                        (JavaMethodCall call) ->
                                call.getTarget().getFullName().equals("java.lang.System.currentTimeMillis()")
                                        || clocks.contains(call.getTargetOwner().getName())
                                                && call.getName().equals("now")
                                                && call.getTarget()
                                                        .getRawParameterTypes()
                                                        .isEmpty()))
                .check(house);
    }

    private static String room(String name) {
        return HOUSE + "." + name;
    }
}
