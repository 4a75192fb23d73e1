package news.parallax.infra;

/** What a month's articles cost, on top of what stands. */
final class Articles {
    private static final double GB = 1e9;
    private static final double SQS_BATCH = 10;
    private static final double MILLI_VCPU_OF_AN_ACU = 250;
    private static final double IO = 4096;
    /** A child execution: its start and its one state. */
    private static final double TRANSITIONS = 2;

    private final Prices prices;
    private final Measured measured;

    Articles(Prices prices, Measured measured) {
        this.prices = prices;
        this.measured = measured;
    }

    Bill of(Bill.Way way, long count) {
        Bill.Writer writer = new Bill.Writer(prices);
        switch (way) {
            case API -> {
                functions(writer, count, count, true);
                writer.line("API Gateway", count, "api.request");
                writer.line("Answers, out to the Internet", count * measured.of("answer_bytes") / GB, "internet.gb");
                stored(writer, count);
                logs(writer, count, count);
            }
            case QUEUE -> {
                double calls = count / measured.of("messages_per_call");
                functions(writer, count, calls, true);
                writer.line("SQS: sent, received and deleted by tens", count + 2 * count / SQS_BATCH, "sqs.request");
                stored(writer, count);
                logs(writer, calls, 0);
            }
            case CORPUS -> {
                double batches = Math.ceil(count / itemsPerBatch());
                functions(writer, count, batches, false);
                writer.line("Step Functions", TRANSITIONS * batches, "steps.transition");
                writer.line(
                        "S3: corpus and results, kept for the month",
                        count * (measured.of("request_bytes") + measured.of("row_bytes")) / GB,
                        "s3.gb-month",
                        batches,
                        "s3.put",
                        batches,
                        "s3.get");
                logs(writer, batches, 0);
            }
        }
        return writer.bill();
    }

    /** Articles of a batch: so many as fit into what Step Functions hands on. */
    double itemsPerBatch() {
        return Math.min(CorpusStack.ITEMS, Math.floor(CorpusStack.BYTES / measured.of("request_bytes")));
    }

    /** Seconds for which a function is paid, for an article. */
    double seconds(boolean stored) {
        double processors = ContainerFunction.MEMORY / 1769.0;
        return measured.of("processor_seconds_per_article") / processors
                + (stored ? measured.of("database_wait_seconds") : 0);
    }

    private void functions(Bill.Writer writer, double count, double calls, boolean stored) {
        double cold = calls * measured.of("cold_share") * measured.of("cold_start_seconds");
        writer.line(
                "Lambda",
                (count * seconds(stored) + cold) * Standing.gb(),
                "lambda.gb-second",
                calls,
                "lambda.request");
    }

    private void stored(Bill.Writer writer, double count) {
        double acuSeconds = count * measured.of("database_processor_seconds_per_article") * 1000 / MILLI_VCPU_OF_AN_ACU;
        writer.line("Aurora, beyond the least capacity", acuSeconds / 3600, "aurora.acu-hour");
        writer.line(
                "Aurora: the month's articles kept, written at once",
                count * measured.of("database_bytes_per_article") / GB,
                "aurora.gb-month",
                count * measured.of("database_log_bytes_per_article") / IO,
                "aurora.io");
    }

    private void logs(Bill.Writer writer, double calls, double requests) {
        double gb = (calls * measured.of("function_log_bytes") + requests * measured.of("access_log_bytes")) / GB;
        writer.line("Logs", gb, "logs.gb", gb, "logs.gb-month");
    }
}
