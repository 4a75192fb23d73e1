package news.parallax.article;

/** What the OpenAPI document says of decisions that the names do not show. */
final class Docs {
    static final String REQUEST = """
            The body is `application/json`; one of another type, or of none, is 415. Unknown fields are ignored; a field that is null counts as absent. A violated field is named once, with the
            UTF-16 position where one applies. In the result, metadata that is not known is null; a measure that is abstained from, or was not asked for, is absent;
            numbers have six decimals.

            `axes` lists up to 20 axes, each by its name (built in, or posted to `/v1/axes`: then its latest version) or
            described on the spot; absent it means `desperation-bold-pivot`, empty it means none. An axis that is
            described is scored as what it says, whatever else its name means, and is not added to `/v1/axes`; only the
            name of a built-in one may not be given other content (409). `measures.axes` and each sentence's `axes` are
            values between the two poles: the share of sentences that speak for the positive pole less that for the
            negative one, and `intensity`, the share that speaks for either.

            `explain: true` adds `explanations`: for each of the request's axes that the article was placed on, the
            sentences that lean furthest to either pole, and in each the words that pull it there. They are found by cutting
            words out of the sentence and scoring what is left: the same numbers come back when the shortened sentence
            is posted. For one axis that takes two or three times as long as the scores of an article of 900 words, and nothing of it is
            stored.""";

    static final String STORING = """
            Idempotent on outlet and text: 201 the first time, then 200 with the same `id`. A repeat scores in targets that
            are new, places the article on axes that are new without reading its text again, fills in metadata that was absent, and adds scores under a model version that is new; without anything
            new the model does not run. Metadata that contradicts what is stored is 409 with the name of the `field`.
            `retain: "scores"` keeps no text, and drops one that an earlier request left; a text that was not kept is added
            only by a repeat that says `retain: "text"`. The setting `parallax.retain=scores` overrides both. Whatever
            `measures` asks for is what the answer shows; everything is stored.

            """ + REQUEST;

    static final String LIMIT =
            "of JSON 1 to 200, by default 50; of a file the most rows, any whole number, by default all";

    static final String LIST = """
            Ordered by publishedAt, newest first, articles without one last; with `from` or `to` they are left out. `from` is
            inclusive, `to` exclusive, both a date-time with an offset or a date (midnight UTC). `q` finds English words in
            any inflection, in the title or in the first 100,000 characters of a text that is kept. Each article is shown
            with the scores of the model that scores now, or else the latest, and on the axes that it was asked for; with
            `axis`, on those that are named, whether they are older or younger than the article and whether its text is
            kept or not. Where the sentence vectors are an older model's, that model encodes the axis, if it is installed;
            otherwise the axis is listed under `abstained`.

            As CSV, NDJSON or Parquet, by `Accept` or `format`, the whole list is streamed while the client reads, in one
            answer without pages. CSV and Parquet have columns for the axes that are named, or else for
            desperation-bold-pivot; a line of NDJSON is an item of the list, with `url`, `author` and `language`. An answer
            that breaks off was not complete: its transfer ends with an error. Four exports are sent at a time, further
            ones are answered 503.""";

    static final String AXES = """
            Each in its latest version; those that are built in stand among the others and have no `createdAt`. `versions`
            counts what was posted under the name. `figures` says what an axis reached where it has been evaluated.""";

    static final String AXIS = """
            Two poles of 2 to 20 words, phrases or example sentences each, the negative one first, and a description. An axis
            is its content, and its `version` is the hash of it: the same content again is 200, other content under the
            same name is a new version, and the old one stays. The name means the version that was posted last, also where
            that is an old one posted again. An axis that is built in cannot be redefined: 409 for other content.""";

    static final String ONE =
            "With `url`, `author` and `language`, with `text`, which is null where it is not kept, and with `shared`: the passages"
                    + " that stand word for word, or nearly so, in articles of other outlets on the same story (null where the"
                    + " story has more than 200 articles: its comparison says it then).";

    private Docs() {}
}
