package news.parallax.rescoring;

/** Why an article is left out of a job. */
enum Reason {
    NO_TEXT("no text", true, "its text was not kept: send the article again to have it scored"),
    NO_VECTORS("no vectors", true, "its sentence vectors are not stored"),
    NO_POLES("no poles", true, "the model that read it does not encode the axis"),
    REFUSED("refused", false, "the model does not take its text"),
    ERROR("error", false, "something broke"),
    CHANGING("changing", false, "it was changed again and again meanwhile"),
    ENDED("worker ended", false, "whoever worked on it came to an end, again and again");

    private final String label;
    private final boolean skipped;
    private final String detail;

    Reason(String label, boolean skipped, String detail) {
        this.label = label;
        this.skipped = skipped;
        this.detail = detail;
    }

    String label() {
        return label;
    }

    /** For people. */
    String detail() {
        return detail;
    }

    /** Whether that lies in what is stored of it; otherwise it failed. */
    boolean skipped() {
        return skipped;
    }

    String outcome() {
        return skipped ? "skipped" : "failed";
    }
}
