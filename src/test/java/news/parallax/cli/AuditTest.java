package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import news.parallax.measure.TestScorer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the audit says of the model that ships. */
@Timeout(300)
class AuditTest {
    static final Path TEXTS = Path.of("models", "data", "audit");

    @ParameterizedTest
    @EnumSource
    void theModelStaysWithinItsTolerances(AuditCheck check) throws IOException {
        Audit.Outcome outcome =
                new Audit(TEXTS, new AuditScorer(TestScorer.scorer(), new Progress(System.err, false))).answer(check);
        assertThat(outcome.rows()).isGreaterThanOrEqualTo(40);
        assertThat(outcome.broken())
                .as(() -> outcome.broken().keySet().stream()
                        .map(name -> name + " is " + outcome.figures().get(name).value())
                        .collect(Collectors.joining(", ")))
                .isEmpty();
        assertThat(check.tolerances())
                .isNotEmpty()
                .allSatisfy(tolerance -> assertThat(outcome.figures().keySet()).anyMatch(tolerance::covers));
        for (Map.Entry<String, Figure> each : outcome.figures().entrySet()) {
            if (each.getValue().interval() != null) {
                assertThat(each.getValue().interval().contains(each.getValue().value()))
                        .as(each.getKey())
                        .isTrue();
            }
        }
    }
}
