-- A job that scores stored articles again: a row that any worker may take, and that knows how far it has come.
create table rescoring (
    id             uuid        primary key,
    kind           text        not null,
    -- What is asked for, hashed: of equal jobs one is open at a time.
    fingerprint    text        not null,
    -- Of a model: the one that is to score. It may have no stored scores yet, and so no row in model_version.
    model_id       uuid,
    model_name     text,
    model_version  text,
    model_hash     text,
    arithmetic     text,
    -- Of an axis: what its name meant when the job was posted.
    axis_name      text,
    axis_version   text,
    axis_content   text,
    outlet         text,
    story          text,
    published_from timestamptz,
    published_to   timestamptz,
    status         text        not null,
    reason         text,
    created_at     timestamptz not null,
    started_at     timestamptz,
    finished_at    timestamptz,
    -- Who works on it, and until when nobody else takes it: by the database's clock, which all workers share.
    holder         uuid,
    held_until     timestamptz,
    -- How often it was taken since it last came forward: a text that ends its worker is passed over in the end.
    takes          integer     not null,
    errors_in_row  integer     not null,
    -- The last article that is done with, in the order of ids; progress is committed with the work it counts.
    reached        uuid,
    total          bigint      not null,
    done           bigint      not null,
    already        bigint      not null,
    skipped        bigint      not null,
    failed         bigint      not null,
    worked_ms      bigint      not null,
    constraint rescoring_kind check (kind in ('model', 'axis')),
    constraint rescoring_status check (status in ('queued', 'running', 'done', 'cancelled', 'failed'))
);
create unique index rescoring_open on rescoring (fingerprint) where status in ('queued', 'running');

-- Articles that were passed over or could not be scored.
create table rescoring_left_out (
    rescoring_id uuid not null references rescoring (id) on delete cascade,
    article_id   uuid not null references article (id) on delete cascade,
    outcome      text not null,
    reason       text not null,
    detail       text,
    primary key (rescoring_id, article_id),
    constraint rescoring_left_out_outcome check (outcome in ('skipped', 'failed'))
);
create index rescoring_left_out_by_article on rescoring_left_out (article_id);

-- How many of the articles that were scored have no value of a measure, and how many of these had one before.
create table rescoring_abstained (
    rescoring_id uuid   not null references rescoring (id) on delete cascade,
    measure      text   not null,
    reason       text   not null,
    articles     bigint not null,
    withdrawn    bigint not null,
    primary key (rescoring_id, measure, reason)
);
