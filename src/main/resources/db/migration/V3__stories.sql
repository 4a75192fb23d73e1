-- By what copies of a text, and other articles on its event, are known: kept whether the text is or not. Articles that came
-- before have none; it is made where their texts are kept and when they are met.

create table article_signatures (
    article_id uuid  primary key references article (id) on delete cascade,
    sentences  bytea not null
);
-- Hash values do not shrink.
alter table article_signatures alter column sentences set storage external;

-- Narrow: the rows of a cell are read by the thousand.
create table article_topic (
    article_id   uuid        primary key references article (id) on delete cascade,
    published_at timestamptz,
    cell         smallint    not null,
    vector       bytea       not null
);
create index article_topic_cell on article_topic (cell, published_at);

-- The newest article of every story, newest first.
create index article_told_newest on article
    (coalesce(published_at, timestamptz '-infinity') desc, id desc) where story is not null;
create index article_story_words on article using gin (to_tsvector('english', story)) where story is not null;
