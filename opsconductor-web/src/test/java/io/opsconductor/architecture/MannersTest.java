package io.opsconductor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
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
