package news.parallax.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import news.parallax.text.SentenceSignature;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static final String COPY = "The port authority said on Tuesday that two of its five cranes would be taken"
            + " down for repairs in the spring. The work is expected to last eleven weeks and to cost $9 million."
            + " Ships will be unloaded at the northern terminal in the meantime.";
    private static final String OWN_A =
            "Nobody on the quay was surprised. Rust has been eating at the machines for years.";
    private static final String OWN_B = "It was a grey morning. The announcement came in a letter of one page.";

    private final Map<UUID, String> texts = new HashMap<>();

    private SignedArticle article(String outlet, String text) {
        UUID id = new UUID(0, texts.size());
        texts.put(id, text);
        return new SignedArticle(id, outlet, SentenceSignature.of(text));
    }

    private List<List<String>> shared(SignedArticle... articles) {
        return Copies.of(List.of(articles)).passages().stream()
                .map(places -> places.stream()
                        .map(place -> texts.get(place.article()).substring(place.begin(), place.end()))
                        .toList())
                .toList();
    }

    @Test
    void findsAParagraphWordForWord() {
        assertThat(shared(article("A", OWN_A + "\n\n" + COPY), article("B", COPY + "\n\n" + OWN_B)))
                .containsExactly(List.of(COPY, COPY));
    }

    @Test
    void aRefrainOfThousandsOfSentencesTakesNoMemoryForEachPairOfThem() {
        String refrain = "Again the band on the quay plays what nobody on the quay has asked the band to play. ";
        SignedArticle left = article("A", COPY + "\n\n" + refrain.repeat(10_000));
        SignedArticle right = article("B", COPY + "\n\n" + refrain.repeat(10_000));
        long begin = System.nanoTime();
        List<List<SharedPassages.Place>> passages =
                Copies.of(List.of(left, right)).passages();
        assertThat(passages.get(0).get(0).end()).isGreaterThanOrEqualTo(COPY.length());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void thousandsOfLikeSentencesAreJoinedInOneRound() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            text.append("In the long list of the harbour the next ship that came in that day was number ")
                    .append(i)
                    .append(". ");
        }
        List<SentenceSignature> sentences = SentenceSignature.of(text.toString());
        long begin = System.nanoTime();
        int[][] groups = AlikeSentences.groups(List.of(sentences));
        assertThat(Arrays.stream(groups[0]).distinct().count()).isLessThan(20);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void findsItInTheSampleStoryAndNothingElse() throws IOException {
        List<SignedArticle> articles = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("samples", "story"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode told = new ObjectMapper().readTree(file.toFile());
                articles.add(
                        article(told.path("outlet").asText(), told.path("text").asText()));
            }
        }
        SharedPassages shared = Copies.of(articles);
        assertThat(shared.passages()).hasSize(1);
        assertThat(shared.passages().get(0))
                .extracting(SharedPassages.Place::outlet)
                .containsExactly("Ironwood Standard", "Northbank Wire", "Port Amity Ledger");
        assertThat(shared.passages().get(0))
                .allSatisfy(place -> assertThat(texts.get(place.article()).substring(place.begin(), place.end()))
                        .startsWith("Under the agreement, the Valdrian shipping line")
                        .endsWith("is to vote on the compact on April 14."));
        Collections.shuffle(articles, new Random(3));
        assertThat(Copies.of(articles)).as("in another order").isEqualTo(shared);
    }

    @Test
    void everyArticleOfAnOutletThatPrintedItIsMarked() {
        assertThat(shared(
                        article("A", COPY + "\n\n" + OWN_A),
                        article("A", COPY + "\n\n" + OWN_B),
                        article("A", OWN_A + "\n\n" + COPY),
                        article("B", COPY)))
                .containsExactly(List.of(COPY, COPY, COPY, COPY));
    }

    @Test
    void paragraphsThatWereSplitOrMergedAreTheSameCopy() {
        String split = COPY.replace(". The work", ".\n\nThe work").replace(". Ships", ".\n\nShips");
        String merged = OWN_A + " " + COPY + " " + OWN_B;
        assertThat(shared(article("A", split), article("B", merged))).containsExactly(List.of(split, COPY));
    }

    @Test
    void aWordThatWasChangedHidesNoCopy() {
        String edited =
                COPY.replace("would be taken down", "will be taken down").replace("meantime", "interim");
        assertThat(shared(article("A", COPY), article("B", OWN_B + " " + edited)))
                .containsExactly(List.of(COPY, edited));
    }

    @Test
    void aSentenceOfOnesOwnInsideACopyIsNotMarked() {
        String broken = COPY.replace(". The work", ". That leaves three. The work");
        assertThat(shared(article("A", COPY), article("B", broken)))
                .hasSize(2)
                .allSatisfy(places -> assertThat(places).noneMatch(words -> words.contains("That leaves three")));
    }

    @Test
    void theSameStatementQuotedByTwoIsNoCopy() {
        String statement =
                "“The cranes are older than most of the people who work on them, and the only honest thing to do"
                        + " is to take them down before one of them falls on somebody in the middle of a working day.”";
        assertThat(shared(
                        article("A", OWN_A + " " + statement + " The union agreed."),
                        article("B", OWN_B + " " + statement + " Others shrugged.")))
                .isEmpty();
    }

    @Test
    void stockPhrasesAreNoCopy() {
        String stock = "The company did not respond to a request for comment.";
        assertThat(shared(article("A", OWN_A + " " + stock), article("B", OWN_B + " " + stock)))
                .isEmpty();
    }

    @Test
    void anOutletDoesNotCopyItself() {
        assertThat(shared(article("A", COPY), article("A", OWN_A + " " + COPY))).isEmpty();
    }

    @Test
    void anUpdateOfOneOutletStandsBesideTheCopyOfTheOther() {
        SharedPassages shared = Copies.of(
                List.of(article("A", COPY), article("A", OWN_A + " " + COPY), article("B", COPY + " " + OWN_B)));
        assertThat(shared.passages()).hasSize(1);
        assertThat(shared.passages().get(0))
                .extracting(SharedPassages.Place::outlet)
                .containsExactly("A", "A", "B");
    }

    @Test
    void whatNeitherSharesWithTheThirdStandsApart() {
        String[] sentences = COPY.split("(?<=\\.) ");
        String two = sentences[0] + " " + sentences[1];
        List<List<String>> shared = shared(article("A", COPY), article("B", COPY), article("C", OWN_B + " " + two));
        assertThat(shared).containsExactly(List.of(two, two, two), List.of(sentences[2], sentences[2]));
    }

    @Test
    void theSameSentenceAgainAndAgainIsFoundInTime() {
        String refrain = String.join(" ", Collections.nCopies(300, "The bell rang over the harbour once more."));
        List<SignedArticle> articles = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            articles.add(article("outlet " + i, refrain + " " + COPY));
        }
        assertThat(Copies.of(articles).passages()).isNotEmpty();
    }

    @Test
    void nothingIsSharedWithNobody() {
        assertThat(Copies.of(List.of())).isEqualTo(SharedPassages.NONE);
        assertThat(shared(article("A", COPY), new SignedArticle(new UUID(9, 9), "B", Arrays.asList())))
                .isEmpty();
    }
}
