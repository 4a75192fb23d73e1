package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AxisTest {
    private static final List<String> COLD = List.of("ice cold", "freezing");
    private static final List<String> WARM = List.of("warm", "a hot day");

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of("", COLD, WARM, "", List.of("name")),
                Arguments.of("Cold-Warm", COLD, WARM, "", List.of("name")),
                Arguments.of("cold_warm", COLD, WARM, "", List.of("name")),
                Arguments.of("cold-warm\n", COLD, WARM, "", List.of("name")),
                Arguments.of("c".repeat(65), COLD, WARM, "", List.of("name")),
                Arguments.of(null, COLD, null, "", List.of("name", "positive")),
                Arguments.of("cold-warm", List.of(), WARM, "", List.of("negative")),
                Arguments.of("cold-warm", List.of("ice cold"), WARM, "", List.of("negative")),
                Arguments.of("cold-warm", List.of("Cold", " cold"), WARM, "", List.of("negative")),
                Arguments.of("cold-warm", COLD, numbered(21), "", List.of("positive")),
                Arguments.of(
                        "cold-warm",
                        Arrays.asList("ice", null, " \t", "\u200B"),
                        WARM,
                        "",
                        List.of("negative[1]", "negative[2]", "negative[3]")),
                Arguments.of("cold-warm", COLD, List.of("warm", "w".repeat(201)), "", List.of("positive[1]")),
                Arguments.of("cold-warm", COLD, List.of("warm", "hot\u0000"), "", List.of("positive[1]")),
                Arguments.of("cold-warm", COLD, List.of("warm", "hot \uD83D"), "", List.of("positive[1]")),
                Arguments.of("cold-warm", COLD, List.of("FREEZING ", " ice  cold"), "", List.of("positive")),
                Arguments.of("cold-warm", COLD, List.of("warm", "Ice Cold"), "", List.of("positive[1]")),
                Arguments.of("Cold-Warm", COLD, COLD, "", List.of("name", "positive")),
                Arguments.of("cold-warm", COLD, WARM, null, List.of("description")),
                Arguments.of("cold-warm", COLD, WARM, "a \u0000 in it", List.of("description")),
                Arguments.of("cold-warm", COLD, WARM, "d".repeat(2_001), List.of("description")));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void everyFaultIsNamedOnceAndKeepsItFromBeingAnAxis(
            String name, List<String> negative, List<String> positive, String description, List<String> fields) {
        assertThat(Axis.faults(name, negative, positive, description))
                .extracting(Axis.Fault::field)
                .containsExactlyElementsOf(fields);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Axis(name, negative, positive, description))
                .withMessageContaining(fields.get(0));
    }

    @Test
    void noPhraseIsRepeatedInAMessage() {
        assertThat(Axis.faults("cold-warm", COLD, List.of("warm", "Ice Cold"), ""))
                .extracting(Axis.Fault::message)
                .containsExactly("stands in both poles");
    }

    @Test
    void whatIsAllowedIsTaken() {
        assertThat(Axis.faults("c", COLD, WARM, "")).isEmpty();
        String emoji = "\uD83D\uDE00".repeat(200);
        Axis axis = new Axis("9-".repeat(32), numbered(20), List.of(emoji, "Iß"), "Two\nlines.");
        assertThat(axis.positive()).containsExactly(emoji, "Iß");
    }

    @Test
    void theVersionIsTheHashOfItsContent() {
        Axis axis = new Axis("cold-warm", COLD, WARM, "How warm it is told.");
        // printf '# cold-warm\n- ice cold\n- freezing\n+ warm\n+ a hot day\n= How warm it is told.\n' | sha256sum
        assertThat(axis.version()).isEqualTo("sha256:4d4f1e3be833c237a940f16a5e28d9a478155c12412b706de04b709a368dce67");
        assertThat(new Axis("cold-warm", List.of(" ice\u00A0cold", "freezing"), WARM, "How warm it is told. ")
                        .version())
                .as("white space says nothing")
                .isEqualTo(axis.version());
        assertThat(Stream.of(
                                new Axis("warm-cold", COLD, WARM, "How warm it is told."),
                                new Axis("cold-warm", WARM, COLD, "How warm it is told."),
                                new Axis("cold-warm", List.of("freezing", "ice cold"), WARM, "How warm it is told."),
                                new Axis("cold-warm", COLD, WARM, ""),
                                new Axis("cold-warm", List.of("Ice cold", "freezing"), WARM, "How warm it is told."))
                        .map(Axis::version))
                .doesNotContain(axis.version())
                .doesNotHaveDuplicates();
    }

    @Test
    void theTenThatComeWithTheProgramAreThere() {
        assertThat(BuiltInAxes.all())
                .extracting(Axis::name)
                .containsExactly(
                        Axis.DEFAULT_NAME,
                        "threat-opportunity",
                        "chaotic-orderly",
                        "cruel-compassionate",
                        "villain-hero",
                        "conflict-cooperation",
                        "failure-success",
                        "elite-people",
                        "decline-renewal",
                        "corrupt-honest");
        assertThat(BuiltInAxes.all()).allSatisfy(axis -> {
            assertThat(axis.description()).hasSizeGreaterThan(200);
            assertThat(BuiltInAxes.of(axis.name())).contains(axis);
        });
        assertThat(BuiltInAxes.of("cold-warm")).isEmpty();
        assertThat(BuiltInAxes.figures("cold-warm")).isEmpty();
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "phrase " + i).toList();
    }
}
