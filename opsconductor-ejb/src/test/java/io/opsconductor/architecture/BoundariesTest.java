package io.opsconductor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The cuts between the domains, as the architecture draws them. */
@AnalyzeClasses(packages = "io.opsconductor", importOptions = DoNotIncludeTests.class)
class BoundariesTest {
    private static final String ROOT = "io.opsconductor.";
    private static final List<String> DOMAINS = List.of("identity", "assets", "automation", "communication");

    @ArchTest
    static final ArchRule domainsMeetAtTheirRoots =
            classes().should(callNothingBeneathTheRootOfAnotherDomain());

    @ArchTest
    static final ArchRule domainsFormNoCycle =
            slices().matching("io.opsconductor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule platformCallsNoDomain = noClasses()
            .that()
            .resideInAPackage("io.opsconductor.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.opsconductor.identity..",
                    "io.opsconductor.assets..",
                    "io.opsconductor.automation..",
                    "io.opsconductor.communication..");

    @ArchTest
    static final ArchRule identityCommunicationAndAssetsCallThePlatformAlone = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.opsconductor.identity..", "io.opsconductor.assets..", "io.opsconductor.communication..")
            .should()
            .dependOnClassesThat(describe(
                    "belong to another domain than the caller's and the platform",
                    target -> target.getPackageName().startsWith(ROOT + "automation")));

    @ArchTest
    static final ArchRule domainsKnowNothingOfTheWeb = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "jakarta.faces..", "io.opsconductor.web..");

    @ArchTest
    static final ArchRule connectionsComeFromThePlatform = noClasses()
            .that()
            .resideOutsideOfPackage("io.opsconductor.platform.data..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.sql.DataSource")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.DriverManager");

    private static ArchCondition<JavaClass> callNothingBeneathTheRootOfAnotherDomain() {
        return new ArchCondition<>("call nothing beneath the root of another domain") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    for (String domain : DOMAINS) {
                        if (target.startsWith(ROOT + domain + ".")
                                && !origin.getPackageName().startsWith(ROOT + domain)) {
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                        }
                    }
                }
            }
        };
    }
}
