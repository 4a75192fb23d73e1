package news.parallax.article;

/** What is asked of the axes; named for the reason that {@link Queries} gives. */
final class AxisQueries {
    static final String LIST = "axes.list";
    static final String LATEST = "axes.latest";
    static final String VERSIONS = "axes.versions";
    static final String ASKED = "axes.asked";

    private static final String REGISTERED =
            "select a, (select count(b.version) from AxisVersion b where b.name = a.name"
                    + " and b.registeredAt is not null) from AxisVersion a where a.registeredAt is not null";
    private static final String NONE_LATER = " and not exists (select 1 from AxisVersion c where c.name = a.name and"
            + " (c.registeredAt > a.registeredAt or (c.registeredAt = a.registeredAt and c.version > a.version)))";

    static final String LIST_HQL = REGISTERED + " and a.name > :after" + NONE_LATER + " order by a.name";
    static final String LATEST_HQL = REGISTERED + " and a.name in (:names)" + NONE_LATER;
    static final String VERSIONS_HQL = REGISTERED + " and a.name = :name and (a.registeredAt < :at"
            + " or (a.registeredAt = :at and a.version < :version)) order by a.registeredAt desc, a.version desc";
    /** Of each article, the version last asked for under each name. */
    static final String ASKED_HQL =
            "select x.articleId, a from AskedAxis x join AxisVersion a on a.version = x.axisVersion"
                    + " where x.articleId in (:ids) and not exists (select 1 from AskedAxis y join AxisVersion c"
                    + " on c.version = y.axisVersion where y.articleId = x.articleId and c.name = a.name and (y.askedAt > x.askedAt"
                    + " or (y.askedAt = x.askedAt and c.version > a.version))) order by a.name";

    /** Takes in what articles are asked for; a row that is there is locked, so that nobody forgets it meanwhile. */
    static final String REMEMBER_SQL = "insert into axis (version, name, description, negative, positive, first_seen)"
            + " select version, name, description, negative, positive, cast(:at as timestamptz) from json_to_recordset(cast(cast(:axes as text) as json))"
            + " as given (version text, name text, description text, negative text, positive text) order by version"
            + " on conflict (version) do update set name = excluded.name returning version";

    static final String ASK_SQL = "insert into article_axis (article_id, axis_version, asked_at)"
            + " select cast(:article as uuid), version, cast(:at as timestamptz) from json_to_recordset(cast(cast(:axes as text) as json)) as given (version text)"
            + " order by version on conflict (article_id, axis_version) do update set asked_at = excluded.asked_at"
            + " returning axis_version";

    /** A row for what was not registered before, nothing otherwise. */
    static final String REGISTER_SQL = "insert into axis (version, name, description, negative, positive, first_seen,"
            + " registered_at) values (:version, :name, :description, :negative, :positive, :at, :at)"
            + " on conflict (version) do update set registered_at = excluded.registered_at"
            + " where axis.registered_at is null returning version";

    /** An earlier version that is posted again is what the name means again. */
    static final String BRING_FORWARD_SQL =
            "update axis a set registered_at = :at where a.version = :version and exists"
                    + " (select 1 from axis b where b.name = a.name and b.registered_at > a.registered_at) returning version";

    static final String WITHDRAW_SQL =
            "update axis set registered_at = null where name = :name and registered_at is not null returning version";

    private static final String UNWANTED = " and a.registered_at is null and not exists"
            + " (select 1 from article_axis x where x.axis_version = a.version) for update skip locked) returning version";

    /** What no article was asked for and no list has. */
    static final String FORGET_SQL =
            "delete from axis where version in (select a.version from axis a where a.name = :name" + UNWANTED;

    /** Likewise, of these. */
    static final String FORGET_VERSIONS_SQL =
            "delete from axis where version in (select a.version from axis a where a.version in (:versions)" + UNWANTED;

    static final String ASKED_OF_ONE_SQL = "select axis_version from article_axis where article_id = :id";

    static final String KEEP_POLES_SQL = "insert into axis_poles (axis_version, model_id, poles)"
            + " select a.version, m.id, cast(:poles as bytea) from axis a, model_version m where a.version = :version and m.id = :model"
            + " on conflict do nothing returning axis_version";

    private AxisQueries() {}
}
