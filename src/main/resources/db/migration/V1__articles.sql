-- Scores are rows keyed by article and model version; what is large lies in tables of its own, so that lists never read it.

create table model_version (
    id         uuid        primary key,
    name       text        not null,
    version    text        not null,
    hash       text        not null,
    arithmetic text        not null,
    model_json text        not null,
    first_used timestamptz not null,
    constraint model_version_exact unique (name, version, hash, arithmetic)
);
create index model_version_by_version on model_version (version, first_used desc);

create table article (
    id           uuid        primary key,
    ref          text,
    outlet       text        not null,
    story        text,
    title        text,
    url          text,
    author       text,
    published_at timestamptz,
    language     text,
    text_hash    text        not null,
    revision     integer     not null,
    created_at   timestamptz not null,
    constraint article_outlet_text unique (outlet, text_hash)
);
-- Newest first, undated last: one expression, so that a page begins with a seek.
create index article_newest on article
    (coalesce(published_at, timestamptz '-infinity') desc, id desc);
create index article_outlet_newest on article
    (outlet, coalesce(published_at, timestamptz '-infinity') desc, id desc);
create index article_story_newest on article
    (story, coalesce(published_at, timestamptz '-infinity') desc, id desc) where story is not null;
create index article_outlet_published on article (outlet, published_at);
create index article_title_words on article
    using gin (to_tsvector('english', title)) where title is not null;

-- No row where the text is not kept.
create table article_text (
    article_id uuid primary key references article (id) on delete cascade,
    text       text not null
);
-- A tsvector holds at most 1 MiB: the first 100,000 characters of the longest text stay below it.
create index article_text_words on article_text
    using gin (to_tsvector('english', left(text, 100000)));

create table score (
    article_id uuid        not null references article (id) on delete cascade,
    model_id   uuid        not null references model_version (id),
    scored_at  timestamptz not null,
    named      text        not null,
    summary    text        not null,
    sentences  bytea       not null,
    primary key (article_id, model_id)
);
create index score_by_model on score (model_id);

create table sentence_vectors (
    article_id uuid  not null,
    model_id   uuid  not null,
    vectors    bytea not null,
    primary key (article_id, model_id),
    foreign key (article_id, model_id) references score (article_id, model_id) on delete cascade
);
