package news.parallax.infra;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prints what a month costs, as the tables of {@code infra/README.md}.
 *
 * <p>Run: {@code mvn -f infra/pom.xml -q compile exec:java -Dexec.mainClass=news.parallax.infra.Costs}
 */
public final class Costs {
    static final List<Long> COUNTS = List.of(1_000L, 100_000L, 10_000_000L);

    private static final Map<Bill.Way, String> WAYS = new TreeMap<>(Map.of(
            Bill.Way.API, "one by one through the API, stored",
            Bill.Way.QUEUE, "through the queue, stored",
            Bill.Way.CORPUS, "as a corpus in S3, scored into Parquet"));

    private final Prices prices;
    private final Measured measured;

    Costs(Prices prices, Measured measured) {
        this.prices = prices;
        this.measured = measured;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(System.getProperty("parallax.infra", "."));
        System.out.print(
                new Costs(Prices.read(folder.resolve("prices.json")), Measured.read(folder.resolve("measured.json")))
                        .tables());
    }

    String tables() {
        List<String> out = new ArrayList<>();
        Bill standing = Standing.of(prices, measured);
        out.add("| what stands, a month | USD |");
        out.add("|---|---:|");
        standing.lines().forEach(line -> out.add("| " + line.what() + " | " + usd(line.usd()) + " |"));
        out.add("| **in all** | **" + usd(standing.total()) + "** |");
        WAYS.forEach((way, name) -> out.addAll(table(way, name, standing)));
        out.add("");
        out.add(String.format(
                Locale.ROOT,
                "Two NAT gateways in place of the endpoints: %s USD a month and %s a GB; the endpoints: %s and %s.",
                usd(NetworkStack.ZONES * Standing.HOURS * (prices.of("nat.hour") + prices.of("ipv4.hour"))),
                perGb("nat.gb"),
                usd(2 * NetworkStack.ZONES * Standing.HOURS * prices.of("endpoint.hour")),
                perGb("endpoint.gb")));
        Set<String> months = new LinkedHashSet<>();
        prices.all().forEach(price -> months.add(price.listed()));
        out.add(String.format(
                Locale.ROOT,
                "Region %s, list prices of %s; %.3f s of a function with %d MB for an article that is stored.",
                prices.region(),
                String.join(", ", months),
                new Articles(prices, measured).seconds(true),
                ContainerFunction.MEMORY));
        return String.join("\n", out) + "\n";
    }

    private List<String> table(Bill.Way way, String name, Bill standing) {
        List<Bill> bills = COUNTS.stream()
                .map(count -> new Articles(prices, measured).of(way, count))
                .toList();
        List<String> out = new ArrayList<>();
        out.add("");
        out.add("| " + name + " | 1,000 | 100,000 | 10 million |");
        out.add("|---|---:|---:|---:|");
        for (int i = 0; i < bills.get(0).lines().size(); i++) {
            int line = i;
            out.add(row(
                    bills.get(0).lines().get(i).what(),
                    bills.stream()
                            .map(bill -> usd(bill.lines().get(line).usd()))
                            .toList()));
        }
        out.add(row(
                "what stands", bills.stream().map(bill -> usd(standing.total())).toList()));
        out.add(row(
                "**in all**",
                bills.stream()
                        .map(bill -> "**" + usd(standing.total() + bill.total()) + "**")
                        .toList()));
        return out;
    }

    private static String row(String what, List<String> cells) {
        return "| " + what + " | " + String.join(" | ", cells) + " |";
    }

    private String perGb(String price) {
        return String.format(Locale.ROOT, "%.3f", prices.of(price));
    }

    private static String usd(double usd) {
        return String.format(Locale.ROOT, "%,.2f", usd);
    }
}
