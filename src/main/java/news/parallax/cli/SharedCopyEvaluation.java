package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.parallax.stats.Bounds;
import news.parallax.stats.Shares;
import news.parallax.story.Copies;
import news.parallax.story.SignedArticle;
import news.parallax.text.SentenceSignature;

/**
 * {@code evaluate shared-copy FILE}: how often two tellings of one event are said to share a passage, among those that
 * do and those that do not by an exact count.
 *
 * <p>Two texts share one where their {@link CommonRun longest common run} has {@value #SHARED} words or more, of which
 * {@value #OWN} or more are no quotation; every other pair shares none. {@code far_apart} are those of them whose
 * longest run has fewer than {@value #APART} words, quotations included.
 */
final class SharedCopyEvaluation {
    static final String NAME = "shared-copy";

    private static final int SHARED = 25;
    private static final int OWN = 15;
    private static final int APART = 12;

    private final Tally sharing = new Tally();
    private final Tally none = new Tally();
    private final Tally farApart = new Tally();

    private static final class Tally {
        private int pairs;
        private int flagged;

        void add(boolean isFlagged) {
            pairs++;
            flagged += isFlagged ? 1 : 0;
        }

        void put(ObjectNode to, String name) {
            ObjectNode one = to.putObject(name).put("pairs", pairs).put("flagged", flagged);
            if (pairs > 0) {
                Bounds interval = Shares.ofCounts(flagged, pairs);
                Numbers.put(one, "rate", (double) flagged / pairs, interval);
            }
        }
    }

    void add(SameStory story) {
        List<SignedArticle> signed = new ArrayList<>();
        for (SameStory.Article article : story.articles()) {
            signed.add(new SignedArticle(
                    new UUID(story.number(), signed.size()),
                    "outlet " + signed.size(),
                    SentenceSignature.of(article.text())));
        }
        for (int i = 0; i < signed.size(); i++) {
            for (int j = i + 1; j < signed.size(); j++) {
                boolean flagged = !Copies.of(List.of(signed.get(i), signed.get(j)))
                        .passages()
                        .isEmpty();
                CommonRun run = CommonRun.of(
                        story.articles().get(i).text(), story.articles().get(j).text());
                boolean shares = run.words() >= SHARED && run.own() >= OWN;
                (shares ? sharing : none).add(flagged);
                if (run.words() < APART) {
                    farApart.add(flagged);
                }
            }
        }
    }

    ObjectNode figures(ObjectMapper json) {
        ObjectNode figures = json.createObjectNode().put("measure", NAME).put("pairs", sharing.pairs + none.pairs);
        sharing.put(figures, "share_a_passage");
        none.put(figures, "share_none");
        farApart.put(figures, "far_apart");
        return figures;
    }
}
