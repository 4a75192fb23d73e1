-- An axis is its content: another description or pole is another version, and a row here never changes what it says.
-- Values lie nowhere: they are made from the sentence vectors whenever they are asked for.

create table axis (
    version       text        primary key,
    name          text        collate "C" not null,
    description   text        not null,
    negative      text        not null,
    positive      text        not null,
    first_seen    timestamptz not null,
    -- When it was posted to the list; null for what stands here only because articles were asked for it.
    registered_at timestamptz
);
-- A name means the version that was registered last.
create index axis_registered on axis (name, registered_at desc) where registered_at is not null;
create index axis_name on axis (name);

create table article_axis (
    article_id   uuid        not null references article (id) on delete cascade,
    axis_version text        not null references axis (version),
    asked_at     timestamptz not null,
    primary key (article_id, axis_version)
);
-- To tell whether an axis is still needed.
create index article_axis_by_axis on article_axis (axis_version);

-- What a model made of the two poles, so that an older model's vectors can be placed when it is no longer installed.
create table axis_poles (
    axis_version text  not null references axis (version) on delete cascade,
    model_id     uuid  not null references model_version (id),
    poles        bytea not null,
    primary key (axis_version, model_id)
);

-- Half floats do not shrink: trying it costs time at every write.
alter table sentence_vectors alter column vectors set storage external;
