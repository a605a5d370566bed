package io.opsconductor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.opsconductor.platform.TimeSource;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;

/** House rules that a compiler does not hold. */
@AnalyzeClasses(packages = "io.opsconductor", importOptions = DoNotIncludeTests.class)
class MannersTest {

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .doNotBelongToAnyOf(TimeSource.class)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule entitiesHaveVerbs = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .haveNameMatching("set[A-Z].*")
            .should()
            .bePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule logIsTheOnlyOutput = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
