package news.parallax.stats;

/** A closed range of numbers with {@code low < high}. */
public record Bounds(double low, double high) {
    public Bounds {
        if (!(low < high)) {
            throw new IllegalArgumentException("bounds need low < high, not [" + low + ", " + high + "]");
        }
    }

    public double width() {
        return high - low;
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    double clamp(double value) {
        return Math.max(low, Math.min(high, value));
    }
}
