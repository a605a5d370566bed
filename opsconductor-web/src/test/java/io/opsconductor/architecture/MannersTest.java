package io.opsconductor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.opsconductor.platform.TimeSource;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Date;

/** House rules that a compiler does not hold. */
@AnalyzeClasses(packages = "io.opsconductor", importOptions = DoNotIncludeTests.class)
class MannersTest {

    @ArchTest
    static final ArchRule timeComesFromTheClock =
            noClasses().that().doNotBelongToAnyOf(TimeSource.class).should().callMethodWhere(readsTheSystemsTime());

    private static DescribedPredicate<JavaMethodCall> readsTheSystemsTime() {
        return new DescribedPredicate<>("reads the system's time") {
            @Override
            public boolean test(JavaMethodCall call) {
                String owner = call.getTargetOwner().getName();
                String name = call.getName();
                boolean ofAClock = call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Clock.class));
                if (owner.equals(Clock.class.getName())) {
                    return name.startsWith("system");
                }
                return owner.startsWith("java.time.")
                        ? name.equals("now") && !ofAClock
                        : owner.equals(System.class.getName()) && name.equals("currentTimeMillis");
            }
        };
    }

    @ArchTest
    static final ArchRule noDateIsMadeOfThePresent = noClasses().should().callConstructor(Date.class);

    @ArchTest
    static final ArchRule entitiesHaveVerbs = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameNotMatching("set[A-Z].*")
            .orShould()
            .bePrivate();

    @ArchTest
    static final ArchRule logIsTheOnlyOutput = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
