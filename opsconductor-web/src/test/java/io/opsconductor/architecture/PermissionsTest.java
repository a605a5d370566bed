package io.opsconductor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.opsconductor.identity.Permission;
import io.opsconductor.identity.role.PermissionCatalogue;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Open;
import io.opsconductor.platform.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Deny by default: nothing of a session bean can be called without a permission unless it says why. */
@AnalyzeClasses(packages = "io.opsconductor", importOptions = DoNotIncludeTests.class)
class PermissionsTest {
    private static final List<Class<? extends Annotation>> BEANS =
            List.of(Stateless.class, Singleton.class, MessageDriven.class);
    private static final List<Class<? extends Annotation>> CALLED_BY_THE_CONTAINER =
            List.of(PostConstruct.class, PreDestroy.class, Schedule.class, Schedules.class, Timeout.class);

    @ArchTest
    static final ArchRule everyBeanMethodDeclaresItsPermission = methods().should(declareWhoMayCallThem());

    @ArchTest
    static void everyPermissionIsRequiredSomewhere(JavaClasses classes) {
        Set<String> required = classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Requires.class))
                .map(method -> method.getAnnotationOfType(Requires.class).value())
                .collect(Collectors.toSet());

        assertThat(PermissionCatalogue.all())
                .extracting(Permission::name)
                .containsExactlyInAnyOrderElementsOf(required);
    }

    private static ArchCondition<JavaMethod> declareWhoMayCallThem() {
        return new ArchCondition<>("declare a known permission of a Caller, or why they need none") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.isAnnotatedWith(Requires.class)) {
                    String permission =
                            method.getAnnotationOfType(Requires.class).value();
                    require(
                            PermissionCatalogue.knows(permission),
                            method,
                            "requires " + permission + ", which the catalogue does not know",
                            events);
                    require(
                            takesCallerFirst(method),
                            method,
                            "requires a permission but takes no Caller first",
                            events);
                } else if (isOffered(method)) {
                    require(method.isAnnotatedWith(Open.class), method, "has neither @Requires nor @Open", events);
                }
            }
        };
    }

    private static boolean isOffered(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return BEANS.stream().anyMatch(owner::isAnnotatedWith)
                && method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.STATIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && CALLED_BY_THE_CONTAINER.stream().noneMatch(method::isAnnotatedWith);
    }

    private static boolean takesCallerFirst(JavaMethod method) {
        return !method.getRawParameterTypes().isEmpty()
                && method.getRawParameterTypes().get(0).isEquivalentTo(Caller.class);
    }

    private static void require(boolean holds, JavaMethod method, String fault, ConditionEvents events) {
        if (!holds) {
            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " " + fault));
        }
    }
}
