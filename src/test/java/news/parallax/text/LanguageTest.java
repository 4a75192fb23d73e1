package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    private static final String ENGLISH = "The council of the port town said on Monday that it would not renew the"
            + " ferry contract, because the price had risen and nobody had asked the islanders what they wanted.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The council said on Monday that it would not renew the contract with the ferry company.",
                "de|Der Stadtrat teilte am Montag mit, er werde den Vertrag mit der Reederei nicht verlängern.",
                "fr|Le conseil municipal a annoncé lundi qu'il ne renouvellerait pas le contrat avec la compagnie.",
                "es|El ayuntamiento anunció el lunes que no renovará el contrato con la empresa de transbordadores.",
                "nl|De gemeenteraad zei maandag dat hij het contract met de rederij niet zal verlengen, want het is te duur.",
                "it|Il consiglio comunale ha annunciato lunedì che non rinnoverà il contratto con la compagnia di navigazione.",
                "pt|A câmara municipal anunciou na segunda-feira que não vai renovar o contrato com a empresa.",
                "sv|Kommunfullmäktige sade i måndags att de inte kommer att förnya avtalet med rederiet, eftersom det är dyrt.",
                "pl|Rada miejska ogłosiła w poniedziałek, że nie przedłuży umowy z przewoźnikiem promowym.",
                "vi|Hội đồng thành phố cho biết hôm thứ Hai rằng họ sẽ không gia hạn hợp đồng với công ty phà.",
                "ru|Городской совет сообщил в понедельник, что не будет продлевать договор с паромной компанией.",
                "uk|Міська рада повідомила в понеділок, що не буде продовжувати договір із поромною компанією.",
                "ar|قال مجلس المدينة يوم الاثنين إنه لن يجدد العقد مع شركة العبارات لأنه مكلف للغاية.",
                "zh|市议会周一表示，由于价格过高，将不会与渡轮公司续签合同，岛上居民感到失望。",
                "ja|市議会は月曜日に、フェリー会社との契約を更新しないと発表した。高すぎるからだ。",
            })
    void tellsLanguagesApart(String code, String text) {
        assertThat(Language.detect(text)).contains(code);
        assertThat(Language.detect((text + "\n\n").repeat(60))).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "12 34 56 78 90 11.5% 33 4,000 (2020) 17-18 a b c 99 100 101 102 103",
                "public static void main(String[] args) { int x = 0; for (int i = 0; i < 10; i++) { x += i; } print(x); }",
                "\uD800\u0000\u200B",
            })
    void saysNothingWhenItCannotTell(String text) {
        assertThat(Language.detect(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zelensky Putin Kyiv Kharkiv Donetsk Luhansk drone strikes",
                "Carney Xi Jinping Beijing Ottawa Gyeongju summit",
                "Trump Slams Biden: Border Crisis Worsens",
                "Real Madrid Barcelona Juventus Bayern Munich Manchester United results table",
                "Xi: \"Die Beziehungen sind wichtig und wir werden sie weiter ausbauen\", German paper quotes leader after talks",
                "The mayor said: «Nous ne renouvellerons jamais ce contrat, parce que le prix est trop élevé et que personne"
                        + " ne nous a demandé notre avis.» He then left the hall, and the council went on with the next point.",
            })
    void namesAndQuotationsDoNotMakeEnglishForeign(String text) {
        assertThat(Language.detect(text).orElse("en")).isEqualTo("en");
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sprinkledEnglishIsEnglish(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (char c : ENGLISH.toCharArray()) {
            int at = "aceopxyi".indexOf(c);
            text.append(at >= 0 && random.nextInt(3) == 0 ? "асеорхуі".charAt(at) : c);
            if (random.nextInt(4) == 0) {
                text.append("\u200B\u00AD\u202E\u0301\u2060".charAt(random.nextInt(5)));
            }
        }
        assertThat(Language.detect(text.toString())).contains("en");
        assertThat(Language.isEnglish(text.toString())).isTrue();
    }

    @Test
    void oneForeignParagraphDoesNotDecide() {
        String german = "Der Stadtrat teilte am Montag mit, er werde den Vertrag nicht verlängern. ".repeat(3);
        assertThat(Language.detect((ENGLISH + "\n\n").repeat(4) + german)).contains("en");
    }
}
