package news.parallax.article;

/** What the OpenAPI document says of decisions that the names do not show. */
final class Docs {
    static final String REQUEST = """
            The body is `application/json`; one of another type, or of none, is 415. Unknown fields are ignored; a field that is null counts as absent. A violated field is named once, with the
            UTF-16 position where one applies. Custom axes, policy frames and explanations are not available yet: `axes` may
            be absent or empty, `explain` may be false, `measures` may list `loaded_language`, `lean` and `tone`. In the
            result, metadata that is not known is null; a measure that is abstained from, or was not asked for, is absent;
            numbers have six decimals.""";

    static final String STORING = """
            Idempotent on outlet and text: 201 the first time, then 200 with the same `id`. A repeat scores in targets that
            are new, fills in metadata that was absent, and adds scores under a model version that is new; without anything
            new the model does not run. Metadata that contradicts what is stored is 409 with the name of the `field`.
            `retain: "scores"` keeps no text, and drops one that an earlier request left; a text that was not kept is added
            only by a repeat that says `retain: "text"`. The setting `parallax.retain=scores` overrides both. Whatever
            `measures` asks for is what the answer shows; everything is stored.

            """ + REQUEST;

    static final String LIST = """
            Ordered by publishedAt, newest first, articles without one last; with `from` or `to` they are left out. `from` is
            inclusive, `to` exclusive, both a date-time with an offset or a date (midnight UTC). `q` finds English words in
            any inflection, in the title or in the first 100,000 characters of a text that is kept. Each article is shown
            with the scores of the model that scores now, or else the latest.""";

    static final String ONE =
            "With `url`, `author` and `language`, and with `text`, which is null where it is not kept.";

    private Docs() {}
}
