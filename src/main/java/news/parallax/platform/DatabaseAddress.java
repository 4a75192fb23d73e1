package news.parallax.platform;

/** Where a database of the embedded kind listens, and who may enter. */
record DatabaseAddress(String reactiveUrl, String user, String password) {
    static DatabaseAddress at(int port, String password) {
        return new DatabaseAddress(
                "postgresql://127.0.0.1:" + port + "/" + PostgresServer.DATABASE, PostgresServer.ROLE, password);
    }

    String jdbcUrl() {
        return "jdbc:" + reactiveUrl;
    }
}
