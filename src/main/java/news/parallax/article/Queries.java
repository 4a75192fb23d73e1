package news.parallax.article;

/**
 * The reading queries. They have names so that Hibernate parses them while the service starts: parsed at their first
 * use they would hold up the event loop for some hundred milliseconds.
 */
final class Queries {
    static final String ONE = "articles.one";
    static final String OF_STORY = "articles.ofStory";
    static final String KNOWN = "articles.known";
    static final String VERSIONS = "articles.versions";
    static final String BRIEF = "articles.brief";
    static final String OUTLETS = "articles.outlets";
    static final String MODELS = "articles.models";
    static final String TEXTS = "articles.texts";
    static final String VECTORS = "articles.vectors";
    static final String WHOLE = "articles.whole";
    static final String WHOLE_TEXT = "articles.wholeText";

    static final String READINGS = "articles.readings";
    static final String PLACED_READINGS = "articles.placedReadings";
    static final String KNOWN_OUTLETS = "articles.knownOutlets";

    private static final String SCORED =
            " from Article a join Score s on s.articleId = a.id join ModelVersion m on m.id = s.modelId ";
    private static final String TEXT = "left join ArticleText x on x.articleId = a.id ";

    /** The scores of the version {@code :current}, or else the latest. */
    private static final String CURRENT = " and s.modelId = (select t.modelId from Score t where t.articleId = a.id"
            + " order by case when t.modelId = :current then 0 else 1 end, t.scoredAt desc limit 1)";

    static final String ONE_HQL = "select a, x.text, m, s" + SCORED + TEXT + "where a.id = :id" + CURRENT;
    static final String OF_STORY_HQL = "select a, cast(null as string), m, s" + SCORED + "where a.story = :story"
            + CURRENT + " order by a.publishedAt asc nulls last, a.id asc";
    static final String KNOWN_HQL =
            "select a, x.articleId, m, s" + SCORED + TEXT + "where a.outlet = :outlet and a.textHash = :hash" + CURRENT;
    static final String VERSIONS_HQL =
            "select a, cast(null as string), m, s" + SCORED + "where a.id = :id order by s.scoredAt desc";
    static final String BRIEF_HQL = "select a, m, s.scoredAt, s.summary" + SCORED + "where a.id in (:ids)" + CURRENT;
    static final String WHOLE_HQL = "select a, cast(null as string), m, s" + SCORED + "where a.id in (:ids)" + CURRENT;
    static final String WHOLE_TEXT_HQL = "select a, x.text, m, s" + SCORED + TEXT + "where a.id in (:ids)" + CURRENT;
    static final String OUTLETS_HQL = "select a.outlet, count(a), min(a.publishedAt), max(a.publishedAt) from Article a"
            + " where a.outlet > :after group by a.outlet order by a.outlet";
    static final String TEXTS_HQL = "select x.articleId, x.text from ArticleText x where x.articleId in (:ids)";
    static final String VECTORS_HQL = "select v.articleId, v.vectors, s.sentences from StoredVectors v join Score s"
            + " on s.articleId = v.articleId and s.modelId = v.modelId where v.modelId = :model and v.articleId in (:ids)";
    static final String MODELS_HQL = "select m, (select count(s.articleId) from Score s where s.modelId = m.id)"
            + " from ModelVersion m order by m.firstUsed desc, m.id";

    private static final String READING =
            "select a.id, a.outlet, a.story, a.title, a.url, a.publishedAt, a.textHash, s.summary, s.sentences";
    private static final String OF_ONE_MODEL = " from Article a join Score s on s.articleId = a.id";
    private static final String BY_ONE = " where s.modelId = :model and a.id in (:ids)";
    static final String READINGS_HQL = READING + OF_ONE_MODEL + BY_ONE;
    static final String PLACED_READINGS_HQL = READING + ", v.vectors" + OF_ONE_MODEL
            + " left join StoredVectors v on v.articleId = s.articleId and v.modelId = s.modelId" + BY_ONE;
    static final String KNOWN_OUTLETS_HQL =
            "select a.outlet from Article a where a.outlet in (:outlets) group by a.outlet";

    private Queries() {}
}
