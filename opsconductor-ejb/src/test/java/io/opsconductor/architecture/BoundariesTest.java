package io.opsconductor.architecture;

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
import java.util.Map;

/** The cuts between the domains, as the architecture draws them. */
@AnalyzeClasses(packages = "io.opsconductor", importOptions = DoNotIncludeTests.class)
class BoundariesTest {
    private static final String ROOT = "io.opsconductor.";
    private static final List<String> DOMAINS = List.of("identity", "assets", "automation", "communication");

    @ArchTest
    static final ArchRule domainsMeetAtTheirRoots = classes().should(callNothingBeneathTheRootOfAnotherDomain());

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
    static final ArchRule onlyAutomationCallsAnotherDomain =
            classes().should(callNoOtherDomainButThoseOf(Map.of("automation", "assets")));

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
                    String domain = domainOf(dependency.getTargetClass());
                    if (DOMAINS.contains(domain)
                            && !domain.equals(domainOf(origin))
                            && !dependency.getTargetClass().getPackageName().equals(ROOT + domain)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> callNoOtherDomainButThoseOf(Map<String, String> allowed) {
        return new ArchCondition<>("call no other domain but those of " + allowed) {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                String from = domainOf(origin);
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    String to = domainOf(dependency.getTargetClass());
                    if (DOMAINS.contains(from)
                            && DOMAINS.contains(to)
                            && !from.equals(to)
                            && !to.equals(allowed.get(from))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static String domainOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.", 2)[0] : "";
    }
}
