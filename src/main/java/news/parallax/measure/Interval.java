package news.parallax.measure;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A 95 % interval, both ends included; in JSON {@code [low, high]}. Never of zero width. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"low", "high"})
public record Interval(double low, double high) {
    public Interval {
        if (!(low < high)) {
            throw new IllegalArgumentException("an interval needs low < high, not [" + low + ", " + high + "]");
        }
    }
}
