package news.parallax.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What AWS asks for, from {@code prices.json}: list prices in US dollars, each with its page and month. */
public final class Prices {
    /**
     * One price.
     *
     * @param id by which it is found
     * @param usd for one
     * @param per of what
     * @param source the page that it stands on
     * @param listed the month in which it stood there
     */
    public record Price(String id, double usd, String per, String source, String listed) {
        public Price {
            if (!(usd > 0)) {
                throw new IllegalArgumentException("The price of " + id + " is not above 0.");
            }
            if (per.isBlank() || !source.startsWith("https://") || !listed.matches("20\\d\\d-[01]\\d")) {
                throw new IllegalArgumentException("The price of " + id + " lacks a unit, a page or a month.");
            }
        }
    }

    private final String region;
    private final Map<String, Price> prices = new LinkedHashMap<>();

    Prices(String region, Collection<Price> prices) {
        this.region = region;
        for (Price price : prices) {
            if (this.prices.put(price.id(), price) != null) {
                throw new IllegalArgumentException("There are two prices of " + price.id() + ".");
            }
        }
    }

    static Prices read(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        return new Prices(
                root.path("region").asText(),
                root.path("prices")
                        .valueStream()
                        .map(one -> new Price(
                                one.path("id").asText(),
                                one.path("usd").asDouble(),
                                one.path("per").asText(),
                                one.path("source").asText(),
                                one.path("listed").asText()))
                        .toList());
    }

    String region() {
        return region;
    }

    Collection<Price> all() {
        return prices.values();
    }

    /** @throws IllegalArgumentException where there is none */
    double of(String id) {
        Price price = prices.get(id);
        if (price == null) {
            throw new IllegalArgumentException("prices.json has no price of " + id + ".");
        }
        return price.usd();
    }
}
