-- What is being typed is no whole name yet, and PostgreSQL cuts '1e34-4' into other pieces than '1e34-4abc': numbers,
-- signs, addresses. Found by plain words it has to be kept by plain words: letters and digits, nothing else.
create index article_story_begun on article
    using gin (to_tsvector('english', regexp_replace(story, '[^[:alnum:]]+', ' ', 'g'))) where story is not null;
create index article_title_begun on article
    using gin (to_tsvector('english', regexp_replace(title, '[^[:alnum:]]+', ' ', 'g'))) where title is not null;
