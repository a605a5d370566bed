package io.opsconductor.batch.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.opsconductor.automation.steps.StepLibrary;
import io.opsconductor.automation.steps.StepType;
import io.opsconductor.batch.StepExecutor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be drawn can be run: each type of the step library has one executor, and no executor is without a type. */
class EveryStepTypeTest {

    @Test
    void hasExactlyOneExecutor() {
        List<String> types = StepLibrary.types().stream().map(StepType::name).toList();

        assertThat(executors()).containsExactlyInAnyOrderElementsOf(types);
    }

    private static List<String> executors() {
        return new ClassFileImporter()
                .importPackages("io.opsconductor.batch.steps").stream()
                        .filter(c -> c.isAssignableTo(StepExecutor.class))
                        .map(EveryStepTypeTest::typeOf)
                        .toList();
    }

    private static String typeOf(JavaClass executor) {
        try {
            return ((StepExecutor) executor.reflect().getConstructor().newInstance()).type();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(executor + " needs a public constructor without arguments", e);
        }
    }
}
