package news.parallax;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests of a function's image. They are left out where it has not been assembled, which takes a JDK 25, unless
 * {@code -Dparallax.functions=required}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsImage.Condition.class)
public @interface NeedsImage {
    /** {@code http} or {@code worker}. */
    String value();

    /** Whether it is there. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String name = context.getRequiredTestClass()
                    .getAnnotation(NeedsImage.class)
                    .value();
            if ("required".equals(System.getProperty("parallax.functions"))) {
                return ConditionEvaluationResult.enabled("required");
            }
            return Files.isRegularFile(FunctionRuntime.image(name).resolve("app.aot"))
                    ? ConditionEvaluationResult.enabled("the image is there")
                    : ConditionEvaluationResult.disabled(
                            "there is no image; with a JDK 25 infra/functions/image.sh " + name + " makes it");
        }
    }
}
