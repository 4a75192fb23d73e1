package news.parallax.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import news.parallax.article.ArticleStore;
import news.parallax.article.AxisCatalog;
import news.parallax.article.AxisNames;
import news.parallax.article.Decimals;
import news.parallax.article.Placing;
import news.parallax.article.ScoredArticle;
import news.parallax.article.StorySize;
import news.parallax.article.VectorStore;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.Calibration;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Scorer;
import news.parallax.model.ModelId;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Outlets side by side. */
@Path("/v1/stories/comparison")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comparison")
public class ComparisonResource {
    private static final int LONGEST = 200;
    /** Articles of a story that is compared, and their sentences. */
    private static final long ARTICLES = 1_000;

    private static final long SENTENCES = 60_000;
    /** Articles whose texts are in memory at a time. */
    private static final int TEXTS = 10;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final ArticleStore store;
    private final Scorer scorer;
    private final CurrentModel current;
    private final AxisCatalog axes;
    private final Placing placing;
    private final VectorStore vectors;
    private final Desks desks = new Desks(2, 8);

    ComparisonResource(
            ArticleStore store,
            Scorer scorer,
            CurrentModel current,
            AxisCatalog axes,
            Placing placing,
            VectorStore vectors) {
        this.store = store;
        this.scorer = scorer;
        this.current = current;
        this.axes = axes;
        this.placing = placing;
        this.vectors = vectors;
    }

    @GET
    @Operation(
            operationId = "compareStory",
            summary = "How differently outlets tell one story",
            description =
                    "Every outlet's values over its own-voice sentences in the story's articles, the sentences that "
                            + "tell most, and the differences of all pairs of outlets with interval, effect size and p-value. The "
                            + "same articles give the same digits. Only readings of one model are compared, those of the one that "
                            + "read most of the story; `method` names it and counts what is left out. `telling[].value` is the sentence's own; `text` is null where "
                            + "it was not kept. `interval` and `pValue` are null with a `reason` where one side has fewer than 8 "
                            + "sentences. Of more than 20 outlets, or of very many sentences, the largest are compared in pairs, "
                            + "and `caution` says so. `axis` names the axes that are compared beside the other measures, also "
                            + "such as were made after the articles came in; without it desperation-bold-pivot is. Frames are "
                            + "valued and not tested. A story of more than 1,000 articles or 60,000 sentences is refused; "
                            + "two comparisons are made at a time, eight wait, and further ones are answered 503.")
    @APIResponse(
            responseCode = "200",
            description = "The comparison",
            content =
                    @Content(
                            schema = @Schema(ref = "Comparison"),
                            examples = @ExampleObject(name = "comparison", ref = "Comparison")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<JsonNode> compare(
            @Parameter(
                            description = "The story's name, 1 to 200 characters",
                            required = true,
                            example = "harbor-compact")
                    @RestQuery
                    @Nullable
                    String story,
            @Parameter(description = "an axis that is compared; up to 20 times", example = "threat-opportunity")
                    @RestQuery
                    @Nullable
                    List<String> axis) {
        String name = checked(story);
        List<String> named = AxisNames.checked("axis", axis == null ? List.of() : axis);
        Calibration calibration = scorer.calibration();
        ModelId model = current.id();
        return desks.at(() -> axes.allNamed(named, "axis")
                .flatMap(meant -> store.sizeOf(name)
                        .invoke(ComparisonResource::comparable)
                        .flatMap(size -> store.ofStory(name))
                        .flatMap(articles -> compared(name, articles, meant, model, calibration)))
                .flatMap(this::worded)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(comparison -> Decimals.rounded(JSON.valueToTree(comparison))));
    }

    /**
     * By the model that read most of it, which may be one that no longer scores: its calibration is kept with its
     * scores.
     */
    private Uni<Comparison> compared(
            String story, List<ScoredArticle> articles, List<Axis> axes, ModelId current, Calibration calibration) {
        ModelId reader = StoryComparison.reader(articles, current);
        boolean now = reader.hash().equals(current.hash());
        Uni<Calibration> readers = now
                ? Uni.createFrom().item(calibration)
                : store.modelJson(reader).map(json -> Calibration.of(json.orElseThrow()));
        return readers.flatMap(own -> placing.view(now ? current : reader, own, asked(axes, own)))
                .flatMap(view -> (view.axes().isEmpty() ? Uni.createFrom().item(articles) : vectors.attached(articles))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(read -> new StoryComparison(story, view, now).of(read)));
    }

    /** Without any that is named the usual one, where the model knows axes. */
    private static List<Axis> asked(List<Axis> named, Calibration calibration) {
        return named.isEmpty() && calibration.axes().isPresent()
                ? List.of(BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow())
                : named;
    }

    private static void comparable(StorySize size) {
        if (size.articles() == 0) {
            throw Problems.notFound("No article of this story is stored. Post some with this story first.");
        }
        if (size.articles() > ARTICLES || size.sentences() > SENTENCES) {
            throw violated(
                    "is too large to be compared: at most " + ARTICLES + " articles and " + SENTENCES + " sentences");
        }
    }

    /** Looks up the words of the telling sentences, a few texts at a time. */
    private Uni<Comparison> worded(Comparison comparison) {
        List<UUID> telling = comparison.tellingArticles();
        Uni<Comparison> worded = Uni.createFrom().item(comparison);
        for (int from = 0; from < telling.size(); from += TEXTS) {
            List<UUID> some = telling.subList(from, Math.min(telling.size(), from + TEXTS));
            worded = worded.flatMap(before -> store.texts(some).map(before::with));
        }
        return worded;
    }

    private static String checked(@Nullable String story) {
        if (story == null || story.isEmpty()) {
            throw violated("is missing: name the story as ?story=");
        }
        if (story.codePointCount(0, story.length()) > LONGEST) {
            throw violated("must have at most " + LONGEST + " characters");
        }
        boolean unstorable = story.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (unstorable) {
            throw violated("must not contain control characters or lone surrogates");
        }
        return story;
    }

    private static RuntimeException violated(String message) {
        return Problems.unprocessable(List.of(Violation.of("story", message)));
    }
}
