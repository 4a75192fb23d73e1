package news.parallax.article;

/** Another writer was faster: the plan rests on what is no longer so. */
final class Overtaken extends RuntimeException {
    Overtaken() {
        super("another writer changed the article", null, false, false);
    }
}
