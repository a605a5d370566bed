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

/** The cuts between the domains, the execution plane and the web, as the architecture draws them. */
@AnalyzeClasses(packages = "io.opsconductor", importOptions = DoNotIncludeTests.class)
class BoundariesTest {
    private static final String ROOT = "io.opsconductor.";
    private static final List<String> DOMAINS = List.of("identity", "assets", "automation", "communication");

    /** The settings of the steps, for those who execute them. */
    private static final String STEPS = ROOT + "automation.steps";

    @ArchTest
    static final ArchRule domainsAreMetAtTheirRoots = classes().should(callNothingBeneathTheRootOfADomain());

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
    static final ArchRule onlyTheWebKnowsTheWeb = noClasses()
            .that()
            .resideOutsideOfPackage("io.opsconductor.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "jakarta.faces..", "io.opsconductor.web..");

    @ArchTest
    static final ArchRule packagesOfTheWebFormNoCycle =
            slices().matching("io.opsconductor.web.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule consoleAndApiAreDoorsOfTheirOwn =
            slices().matching("io.opsconductor.web.(api|console)..").should().notDependOnEachOther();

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

    private static ArchCondition<JavaClass> callNothingBeneathTheRootOfADomain() {
        return new ArchCondition<>("call nothing beneath the root of a domain that they do not belong to") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    String domain = domainOf(dependency.getTargetClass());
                    if (DOMAINS.contains(domain)
                            && !domain.equals(domainOf(origin))
                            && !isOpen(dependency.getTargetClass().getPackageName(), domainOf(origin))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isOpen(String packageName, String to) {
        return DOMAINS.contains(packageName.substring(ROOT.length()))
                || (packageName.equals(STEPS) && to.equals("batch"));
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
