package news.parallax.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Negotiates by the header {@code Accept}, after RFC 9110. */
final class Accept {
    private Accept() {}

    /** @param specificity 0 any, 1 of a main type, 2 exact */
    private record Range(String type, int specificity, double weight) {
        boolean covers(String offered) {
            return switch (specificity) {
                case 0 -> true;
                case 1 -> offered.startsWith(type);
                default -> offered.equals(type);
            };
        }
    }

    /**
     * The offered type of the highest weight; of several the first.
     *
     * @param accept the header's values; none where it is absent, then anything is welcome
     * @param offered types without parameters, in small letters
     * @return empty where none is accepted
     */
    static Optional<String> best(List<String> accept, List<String> offered) {
        List<Range> ranges = new ArrayList<>();
        for (String value : accept) {
            for (String range : value.split(",")) {
                if (!range.isBlank()) {
                    ranges.add(range(range));
                }
            }
        }
        if (ranges.isEmpty()) {
            return offered.stream().findFirst();
        }
        String best = null;
        double most = 0;
        for (String type : offered) {
            double weight = weight(type, ranges);
            if (weight > most) {
                most = weight;
                best = type;
            }
        }
        return Optional.ofNullable(best);
    }

    /** What the most specific range that covers it says. */
    private static double weight(String type, List<Range> ranges) {
        int specificity = -1;
        double weight = 0;
        for (Range range : ranges) {
            if (range.covers(type) && range.specificity() > specificity) {
                specificity = range.specificity();
                weight = range.weight();
            }
        }
        return weight;
    }

    private static Range range(String written) {
        String[] parts = written.split(";");
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        double weight = 1;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                weight = weight(parameter.substring(2).strip());
            }
        }
        if (type.equals("*/*") || type.equals("*")) {
            return new Range("", 0, weight);
        }
        return type.endsWith("/*")
                ? new Range(type.substring(0, type.length() - 1), 1, weight)
                : new Range(type, 2, weight);
    }

    // What is no weight is none: the range is then as good as not there.
    private static double weight(String written) {
        return written.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(written) : 0;
    }
}
