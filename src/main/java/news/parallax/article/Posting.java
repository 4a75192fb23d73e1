package news.parallax.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import news.parallax.measure.Manner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Scores an article and stores it: for programs and for pages. */
@ApplicationScoped
public class Posting {
    private final Bodies bodies;
    private final Storing storing;
    private final Placing placing;
    private final Reasons reasons;
    private final boolean keepText;

    Posting(
            Bodies bodies,
            Storing storing,
            Placing placing,
            Reasons reasons,
            @ConfigProperty(name = Retain.SETTING, defaultValue = "text") String retain) {
        this.bodies = bodies;
        this.storing = storing;
        this.placing = placing;
        this.reasons = reasons;
        this.keepText = Retain.setting(retain) == Retain.TEXT;
    }

    /**
     * What came of it.
     *
     * @param created false where the article was there already
     */
    public record Posted(boolean created, ShownArticle article) {}

    /**
     * @param body a request as for {@code POST /v1/articles}
     * @return on the caller's Vert.x context; fails with a problem
     */
    public Uni<Posted> post(byte @Nullable [] body) {
        return post(body, (request, posted) -> posted);
    }

    /**
     * The same as JSON.
     *
     * @param created false where the article was there already
     */
    public record Answered(boolean created, ObjectNode result) {}

    /** The same as {@code POST /v1/articles} answers it, the text being read in the manner that the caller chooses. */
    public Uni<Answered> answer(byte @Nullable [] body, Manner manner) {
        return post(
                body,
                manner,
                (request, posted) -> new Answered(
                        posted.created(),
                        Answers.asked(
                                posted.article().result(), posted.article().explanations(), request)));
    }

    /** @param answer made where it does no harm, as {@link Rendering} does */
    <T> Uni<T> post(byte @Nullable [] body, BiFunction<ArticleRequest, Posted, T> answer) {
        return post(body, Manner.ALONE, answer);
    }

    private <T> Uni<T> post(byte @Nullable [] body, Manner manner, BiFunction<ArticleRequest, Posted, T> answer) {
        return bodies.read(body, true)
                .flatMap(request -> storing.store(request, keepText, manner)
                        .flatMap(outcome -> placing.stored(outcome.shown(request))
                                .flatMap(placed -> reasons.of(
                                                request, outcome.stored().scored(), placed, manner)
                                        .flatMap(explanations -> Rendering.of(
                                                outcome.stored().scored(),
                                                placed,
                                                () -> answer.apply(
                                                        request,
                                                        new Posted(
                                                                outcome.created(),
                                                                ShownArticle.of(
                                                                        Result.of(outcome.stored(), placed),
                                                                        request,
                                                                        explanations))))))));
    }
}
