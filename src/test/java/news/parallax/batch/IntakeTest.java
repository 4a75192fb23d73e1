package news.parallax.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static List<String> lines(Intake intake, byte[] body, int step) {
        List<String> found = new ArrayList<>();
        for (int from = 0; from < body.length; from += step) {
            intake.add(Arrays.copyOfRange(body, from, Math.min(body.length, from + step)));
            while (take(intake, found)) {}
        }
        intake.end();
        while (take(intake, found)) {}
        assertThat(intake.next()).isInstanceOf(Intake.Found.End.class);
        return found;
    }

    private static boolean take(Intake intake, List<String> found) {
        Intake.Found next = intake.next();
        if (next instanceof Intake.Found.OneLine one) {
            Line line = one.line();
            found.add(line.number() + ":"
                    + (line.tooLong() ? "too long" : new String(line.bytes(), StandardCharsets.UTF_8)));
        }
        return !(next instanceof Intake.Found.Hungry) && !(next instanceof Intake.Found.End);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void linesAreCountedAndBlankOnesSaySo(int step) {
        byte[] body = Streaming.bytes("one\n\n \t\r\ntwo\r\nthrée\n\nlast");
        List<String> expected = List.of("1:one", "4:two\r", "5:thrée", "7:last");
        assertThat(lines(new Intake(Optional.empty()), body, step)).isEqualTo(expected);
        assertThat(lines(new Intake(Optional.of(new Gunzip(1_000, 1_000))), Streaming.gzip(body), step))
                .isEqualTo(expected);
    }

    @Test
    void nothingIsNoLine() {
        assertThat(lines(new Intake(Optional.empty()), new byte[0], 1)).isEmpty();
        assertThat(lines(new Intake(Optional.empty()), Streaming.bytes("\n\n\n"), 1))
                .isEmpty();
        assertThat(lines(new Intake(Optional.of(new Gunzip(1_000, 1_000))), new byte[0], 1))
                .isEmpty();
    }

    @Test
    void manyBlankLinesAreManyLooks() {
        Intake intake = new Intake(Optional.empty());
        intake.add(Streaming.bytes("\n".repeat(60_000) + "last\n"));
        int looks = 0;
        Intake.Found found = intake.next();
        for (; found instanceof Intake.Found.Nothing; found = intake.next()) {
            looks++;
        }
        assertThat(found)
                .isInstanceOfSatisfying(
                        Intake.Found.OneLine.class,
                        one -> assertThat(one.line().number()).isEqualTo(60_001));
        assertThat(looks).isGreaterThan(50);
    }

    @Test
    void aLineThatIsTooLongIsReadOver() {
        String longest = "a".repeat(Line.LONGEST);
        byte[] body = Streaming.bytes("one\n" + longest + "\n" + longest + "b\nfour\n" + longest.repeat(3));
        assertThat(lines(new Intake(Optional.empty()), body, 60_000))
                .containsExactly("1:one", "2:" + longest, "3:too long", "4:four", "5:too long");
        assertThat(lines(new Intake(Optional.empty()), body, body.length))
                .containsExactly("1:one", "2:" + longest, "3:too long", "4:four", "5:too long");
    }

    @Test
    void aPackedBodyThatEndsInTheMiddleIsRefused() {
        byte[] packed = Streaming.gzip(Streaming.bytes("one\ntwo\n"));
        Intake intake = new Intake(Optional.of(new Gunzip(1_000, 1_000)));
        assertThatThrownBy(() -> lines(intake, Arrays.copyOf(packed, packed.length - 3), 100))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }
}
