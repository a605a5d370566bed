package io.opsconductor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.opsconductor.platform.TimeSource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Timeout;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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

    /** Their failures are logged by TimerGuard, but a rollback of the container's transaction would still count. */
    @ArchTest
    static final ArchRule timersRunOutsideOfTheContainersTransactions = methods()
            .that()
            .areAnnotatedWith(Schedule.class)
            .or()
            .areAnnotatedWith(Timeout.class)
            .should(new ArchCondition<JavaMethod>("be NOT_SUPPORTED") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    TransactionAttributeType type = method.tryGetAnnotationOfType(TransactionAttribute.class)
                            .or(() -> method.getOwner().tryGetAnnotationOfType(TransactionAttribute.class))
                            .map(TransactionAttribute::value)
                            .orElse(TransactionAttributeType.REQUIRED);
                    events.add(new SimpleConditionEvent(
                            method,
                            type == TransactionAttributeType.NOT_SUPPORTED,
                            method.getFullName() + " is " + type));
                }
            });

    @ArchTest
    static final ArchRule logIsTheOnlyOutput = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
