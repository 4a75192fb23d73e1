package news.parallax.infra;

/** What a month costs before the first article, as {@code cdk.json} has it. */
final class Standing {
    static final double HOURS = 730;

    private static final double GB = 1e9;
    private static final double MIN_ACU = 0.5;
    private static final double PROXY_ACU = 8;
    private static final int INTERFACE_ENDPOINTS = 2;
    private static final int ALARMS = 13;
    /** A poll lasts 20 s, and Lambda keeps five of them on a queue. */
    private static final double POLLS = 5 * HOURS * 3600 / 20;

    private Standing() {}

    static Bill of(Prices prices, Measured measured) {
        double calls = HOURS * 60 / WorkerStack.BACKGROUND;
        double seconds = measured.of("cold_start_seconds") + measured.of("background_seconds");
        return new Bill.Writer(prices)
                .line("Aurora, 0.5 ACU", MIN_ACU * HOURS, "aurora.acu-hour")
                .line("RDS Proxy, 8 ACU at least", PROXY_ACU * HOURS, "proxy.acu-hour")
                .line(
                        "Endpoints of SQS and Secrets Manager in two zones",
                        INTERFACE_ENDPOINTS * NetworkStack.ZONES * HOURS,
                        "endpoint.hour")
                .line(
                        "Background jobs looked for every 15 minutes, cold",
                        calls * seconds * gb(),
                        "lambda.gb-second",
                        calls,
                        "lambda.request",
                        calls,
                        "scheduler.call")
                .line("Polling of an empty queue", POLLS, "sqs.request")
                .line("Alarms", ALARMS, "alarm.month")
                .line("Key of the alarms' topic", 1, "kms.key-month")
                .line("Secret", 1, "secret.month")
                .line("Images", measured.of("images_bytes") / GB, "ecr.gb-month")
                .bill();
    }

    /** The memory of a function in GB, as Lambda counts it. */
    static double gb() {
        return ContainerFunction.MEMORY / 1024.0;
    }
}
