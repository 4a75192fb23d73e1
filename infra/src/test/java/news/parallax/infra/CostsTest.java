package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {
    private static final Path README = Path.of("README.md");

    /** Prices that make the arithmetic plain. */
    private static final Prices PLAIN = new Prices(
            "nowhere",
            List.of(
                    price("lambda.gb-second", 0.001),
                    price("lambda.request", 0.0001),
                    price("api.request", 0.002),
                    price("internet.gb", 10),
                    price("sqs.request", 0.01),
                    price("s3.gb-month", 3),
                    price("s3.put", 0.5),
                    price("s3.get", 0.25),
                    price("aurora.acu-hour", 0.12),
                    price("aurora.gb-month", 7),
                    price("aurora.io", 0.0001),
                    price("proxy.acu-hour", 0.015),
                    price("endpoint.hour", 0.01),
                    price("secret.month", 0.4),
                    price("kms.key-month", 1),
                    price("alarm.month", 0.1),
                    price("logs.gb", 5),
                    price("logs.gb-month", 1),
                    price("steps.transition", 0.2),
                    price("ecr.gb-month", 0.1),
                    price("scheduler.call", 0.001)));

    private static final String MEASURED = """
            {"measured": [{"on": "a day", "command": "a command", "printed": {
                "processor_seconds_per_article": 0.4, "request_bytes": 6000, "answer_bytes": 50000,
                "database_processor_seconds_per_article": 0.01, "database_bytes_per_article": 40000,
                "database_log_bytes_per_article": 81920, "cold_start_seconds": 2}}],
             "assumed": {
                "database_wait_seconds": {"value": 0.05, "why": "so"}, "cold_share": {"value": 0.01, "why": "so"},
                "messages_per_call": {"value": 10, "why": "so"}, "background_seconds": {"value": 1, "why": "so"},
                "row_bytes": {"value": 1000, "why": "so"}, "images_bytes": {"value": 3e9, "why": "so"},
                "function_log_bytes": {"value": 400, "why": "so"}, "access_log_bytes": {"value": 600, "why": "so"}}}""";

    /** 3,538 MB in GB. */
    private static final double GB = 3.455078125;

    @Test
    void articlesThroughTheApi() throws IOException {
        Bill bill = new Articles(PLAIN, plain()).of(Bill.Way.API, 1000);
        // Two processors: 0.4 / 2 + 0.05 s each; one in a hundred begins cold, in 2 s.
        line(bill, "Lambda", (1000 * 0.25 + 1000 * 0.01 * 2) * GB * 0.001 + 1000 * 0.0001);
        line(bill, "API Gateway", 2);
        line(bill, "Answers, out to the Internet", 0.05 * 10);
        // 0.01 s of a processor are 0.04 s of an ACU: 40 s in all.
        line(bill, "Aurora, beyond the least capacity", 40 / 3600.0 * 0.12);
        // 40 MB; 20 pages of 4 KiB each.
        line(bill, "Aurora: the month's articles kept, written at once", 0.04 * 7 + 20_000 * 0.0001);
        line(bill, "Logs", 1000 * 1000 / 1e9 * 6);
        assertThat(bill.lines()).hasSize(6);
    }

    @Test
    void articlesThroughTheQueue() throws IOException {
        Bill bill = new Articles(PLAIN, plain()).of(Bill.Way.QUEUE, 1000);
        line(bill, "Lambda", (1000 * 0.25 + 100 * 0.01 * 2) * GB * 0.001 + 100 * 0.0001);
        // Each sent alone; received and deleted by tens.
        line(bill, "SQS: sent, received and deleted by tens", 1200 * 0.01);
        line(bill, "Logs", 100 * 400 / 1e9 * 6);
        assertThat(bill.lines()).hasSize(5);
    }

    @Test
    void articlesOfACorpus() throws IOException {
        Articles articles = new Articles(PLAIN, plain());
        // 240,000 bytes hold 40 articles of 6,000: 25 batches.
        assertThat(articles.itemsPerBatch()).isEqualTo(40);
        Bill bill = articles.of(Bill.Way.CORPUS, 1000);
        line(bill, "Lambda", (1000 * 0.2 + 25 * 0.01 * 2) * GB * 0.001 + 25 * 0.0001);
        line(bill, "Step Functions", 2 * 25 * 0.2);
        line(bill, "S3: corpus and results, kept for the month", 1000 * 7000 / 1e9 * 3 + 25 * 0.5 + 25 * 0.25);
        line(bill, "Logs", 25 * 400 / 1e9 * 6);
        assertThat(bill.lines()).hasSize(4);
    }

    @Test
    void whatStands() throws IOException {
        Bill bill = Standing.of(PLAIN, plain());
        line(bill, "Aurora, 0.5 ACU", 43.80);
        line(bill, "RDS Proxy, 8 ACU at least", 87.60);
        line(bill, "Endpoints of SQS and Secrets Manager in two zones", 29.20);
        // Every 15 minutes of 730 hours, 3 s each.
        line(
                bill,
                "Background jobs looked for every 15 minutes, cold",
                2920 * 3 * GB * 0.001 + 2920 * 0.0001 + 2920 * 0.001);
        // Five polls of 20 s without an end.
        line(bill, "Polling of an empty queue", 657_000 * 0.01);
        line(bill, "Alarms", 1.30);
        line(bill, "Images", 0.30);
        assertThat(bill.total())
                .isCloseTo(bill.lines().stream().mapToDouble(Bill.Line::usd).sum(), within(1e-9));
    }

    @Test
    void whatStandsIsWhatIsDeployed() throws IOException {
        Cloud cloud = Cloud.WHOLE;
        assertThat(Standing.of(PLAIN, plain()).lines())
                .filteredOn(line -> line.what().equals("Alarms"))
                .singleElement()
                .satisfies(line -> assertThat(line.usd())
                        .isCloseTo(0.1 * cloud.of("AWS::CloudWatch::Alarm").size(), within(1e-9)));
        assertThat(cloud.of("AWS::EC2::VPCEndpoint"))
                .filteredOn(
                        one -> one.properties().path("VpcEndpointType").asText().equals("Interface"))
                .hasSize(2);
        assertThat(cloud.of("AWS::KMS::Key")).hasSize(1);
        assertThat(cloud.only("AWS::RDS::DBCluster", "Cluster")
                        .properties()
                        .path("ServerlessV2ScalingConfiguration")
                        .path("MinCapacity")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(cloud.of("AWS::Lambda::Function"))
                .filteredOn(one -> !one.name().startsWith("Commands"))
                .allSatisfy(one ->
                        assertThat(one.properties().path("MemorySize").asInt()).isEqualTo(ContainerFunction.MEMORY));
    }

    @Test
    void theReadmeHasWhatTheCommandPrints() throws IOException {
        String printed =
                new Costs(Prices.read(Path.of("prices.json")), Measured.read(Path.of("measured.json"))).tables();
        assertThat(Files.readString(README)).contains("<!-- costs -->\n" + printed + "<!-- /costs -->");
    }

    @Test
    void aPriceWithoutItsPageOrAFigureWithoutItsCommandIsRefused() throws IOException {
        assertThatThrownBy(() -> new Prices.Price("a", 1, "b", "somewhere", "2025-06"))
                .hasMessageContaining("page");
        assertThatThrownBy(() -> PLAIN.of("gold")).hasMessageContaining("no price of gold");
        assertThatThrownBy(() -> plain().of("gold")).hasMessageContaining("no gold");
        JsonNode bare = new ObjectMapper().readTree(MEASURED.replace("\"why\": \"so\"", "\"why\": \"\""));
        assertThatThrownBy(() -> new Measured(bare).of("cold_share")).hasMessageContaining("why");
        JsonNode silent = new ObjectMapper().readTree(MEASURED.replace("\"a command\"", "\"\""));
        assertThatThrownBy(() -> new Measured(silent).of("request_bytes")).hasMessageContaining("how and when");
        assertThat(Prices.read(Path.of("prices.json")).all()).hasSizeGreaterThan(20);
    }

    private static Prices.Price price(String id, double usd) {
        return new Prices.Price(id, usd, "one", "https://example.org", "2025-06");
    }

    private static Measured plain() throws IOException {
        return new Measured(new ObjectMapper().readTree(MEASURED));
    }

    private static void line(Bill bill, String what, double usd) {
        assertThat(bill.lines())
                .filteredOn(line -> line.what().equals(what))
                .singleElement()
                .satisfies(line -> assertThat(line.usd()).as(what).isCloseTo(usd, within(1e-9)));
    }
}
