package news.parallax.rescoring;

/** What the OpenAPI document says of decisions that the names do not show. */
final class Docs {
    static final String START = """
            With `model: true` articles are scored by the model that scores now, from their texts as they are kept, where it has
            not scored them yet: targets that were named and axes that were asked for go with them. With `axis` the articles that
            were asked for an axis of this name are asked for the version that the name means now, from their sentence vectors; no
            text is needed and no model runs. `outlet`, `story`, `from` (inclusive) and `to` (exclusive, both on publishedAt) narrow
            it down; it goes over the articles that are stored when it is posted. Scores that are there stay, each under its
            version.

            The job is worked on in the background, by this service or another one on the same database, and goes on after a
            restart. A job that does the same as one that is not done yet is not made twice: the open one is answered, with 200.
            A job of a model waits for a service that scores with that model. Articles without text are skipped; one that
            breaks something is counted as failed and passed over. 100 jobs may be open.""";

    static final String CANCEL = """
            What the job has done stays. A job that has come to its end is answered as it is.""";

    static final String DRIFT = """
            Over the articles that have both: the scores of the former and the latter model, or places on the former and the
            latter version of the axis, read off the same vectors. For each measure and axis the mean before and after, the mean
            change with Student's 95 % interval over articles, the standard deviation of the changes, the share of articles
            whose value changed its sign (of scales with a middle), Spearman's and Kendall's (tau-b) rank correlation of articles and of
            the means of outlets with five such articles or more, the outlets that moved furthest in rank, and the articles
            that moved furthest. Of more than 100,000 articles as many are drawn by a hash of their ids, for axes 10,000.
            Two reports are made at a time; a third is 503.""";

    static final String BETWEEN = """
            As the drift of a job, for any two models that have scored the same articles, or, with `of`, for two versions of an axis:
            then of the articles that were asked for the former, whether they were asked for the latter or not, so that it says
            beforehand what asking them would move.""";

    private Docs() {}
}
