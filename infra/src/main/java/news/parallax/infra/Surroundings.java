package news.parallax.infra;

import java.util.Map;

/** What every function works with, and how it is told. */
record Surroundings(
        StorageStack storage, NetworkStack network, DatabaseStack database, RepositoriesStack repositories) {
    /** Names as Quarkus reads its settings from, and the project's own. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                address(),
                // A call has one article or one batch in hand; more connections of each would only be shared with the
                // proxy.
                "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE",
                "4",
                // Named statements would pin a connection of the proxy to one function.
                "QUARKUS_DATASOURCE_REACTIVE_CACHE_PREPARED_STATEMENTS",
                "false",
                "PARALLAX_DATABASE_SECRET",
                database.secret.getSecretArn(),
                "PARALLAX_CORPORA_BUCKET",
                storage.corpora.getBucketName());
    }

    /** The database through its proxy, which has to prove that it is. */
    String address() {
        return "postgresql://" + database.proxy.getEndpoint() + ":5432/" + DatabaseStack.NAME + "?sslmode=verify-full";
    }
}
