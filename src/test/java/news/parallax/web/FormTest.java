package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    private static Form form(String body) {
        return Form.of(body.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsWhatABrowserSends() {
        Form form = form("text=a+b%2Bc%0D%0Ad%0D%0A%E2%80%93&title=&store=yes&text=other&x");
        assertThat(form.text("text")).isEqualTo("a b+c\nd\n–");
        assertThat(form.lines("text")).containsExactly("a b+c", "d", "–");
        assertThat(form.line("title")).isNull();
        assertThat(form.ticked("store")).isTrue();
        assertThat(form.ticked("keep")).isFalse();
        assertThat(form.text("missing")).isEmpty();
        assertThat(form.ticked("x")).isTrue();
        assertThat(Form.of(null).text("text")).isEmpty();
    }

    @Test
    void readsEveryCharacterBack() {
        String all = IntStream.rangeClosed(1, 0x10ffff)
                .filter(c -> c != '\r' && (c < 0xd800 || c > 0xdfff))
                .filter(c -> c < 0x3000 || c % 251 == 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(form("text=" + URLEncoder.encode(all, StandardCharsets.UTF_8))
                        .text("text"))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text=%", "text=%a", "text=%zz", "%=a", "text=%ff", "text=%C3%28", "text=%ED%A0%80"})
    void refusesWhatNoBrowserSends(String body) {
        assertThatThrownBy(() -> form(body))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @Test
    void refusesEndlessFields() {
        String fields = IntStream.range(0, 101).mapToObj(i -> "f" + i + "=").collect(Collectors.joining("&"));
        assertThatThrownBy(() -> form(fields)).isInstanceOf(HttpProblem.class);
    }
}
