package news.parallax.export;

/** What the OpenAPI document says of every export. */
final class Docs {
    static final String LIMIT =
            "of JSON 1 to 200, by default 50; of a file the most rows, any whole number, by default all";

    static final String FORMATS =
            "As CSV, NDJSON or Parquet, by `Accept` or `format`, the whole list is streamed while the client reads, in"
                    + " one answer without pages; `GET /v1/dictionary` says what each column is. An answer that breaks off"
                    + " was not complete: its transfer ends with an error. Four are sent at a time, further ones are answered 503.";

    private Docs() {}
}
