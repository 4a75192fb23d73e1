package news.parallax.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of outlets: those of {@code outlets.txt}, and those that a text's own outlet goes by. */
final class Outlets {
    /** By squeezed name ({@link Runs#squeezed}). */
    static final Map<String, List<OutletName>> LISTED = new HashMap<>();

    static final Set<String> ADDRESSES = new HashSet<>();

    private static final int SHORTEST = 3;
    private static final Set<String> ORDINARY = Table.read("ordinary.txt").stream()
            .map(row -> row[0].replace(" ", ""))
            .collect(Collectors.toSet());
    private static final Pattern CUT = Pattern.compile(" [-(|:] ?|\\(|: ");
    private static final Pattern TAIL =
            Pattern.compile(" (?:Online News|Online|Newspaper|Newspapers|Editorial|Opinion|Opinions)$");
    private static final Pattern DOMAIN = Pattern.compile(
            "^(?:https?://)?(?:www\\.)?([0-9A-Za-z.-]+?)(?:\\.(?:com|co|org|net|gov|ac))?\\.[A-Za-z]{2,6}/?$");

    static {
        for (String[] row : Table.read("outlets.txt")) {
            if (row.length > 1 && row[1].equals("address")) {
                ADDRESSES.add(row[0]);
            } else {
                OutletName.Kind kind = row.length > 1 ? OutletName.Kind.of(row[1]) : OutletName.Kind.ALWAYS;
                LISTED.computeIfAbsent(Runs.squeezed(row[0]), key -> new ArrayList<>())
                        .add(new OutletName(kind, OutletName.Shape.of(row[0])));
            }
        }
    }

    private Outlets() {}

    /**
     * The names of a text's own outlet, by squeezed name. One that is no name of the list counts wherever it is written
     * so; an ordinary word in context only. A listed name that needs something beside it needs less here. A name of
     * fewer than {@value #SHORTEST} letters is none.
     *
     * @param outlet as the caller has it: a name, or a web address
     */
    static Map<String, List<OutletName>> own(String outlet) {
        String name = NormalizedText.of(outlet).value();
        Matcher domain = DOMAIN.matcher(name);
        boolean address = domain.find();
        String whole = address ? label(domain.group(1)) : CUT.split(name, 2)[0];
        Map<String, List<OutletName>> names = new LinkedHashMap<>();
        for (String form : List.of(whole, TAIL.matcher(whole).replaceFirst(""), withoutSuffix(whole))) {
            String key = Runs.squeezed(form);
            if (key.length() < SHORTEST || Runs.number(key)) {
                continue;
            }
            List<OutletName> listed = LISTED.get(key);
            names.put(
                    key,
                    listed != null
                            ? listed.stream().flatMap(Outlets::needingLess).toList()
                            : List.of(new OutletName(
                                    ORDINARY.contains(key) ? OutletName.Kind.CONTEXT : OutletName.Kind.ALWAYS,
                                    address ? OutletName.Shape.ANYHOW : OutletName.Shape.of(form))));
        }
        return names;
    }

    private static Stream<OutletName> needingLess(OutletName listed) {
        return switch (listed.kind()) {
            case ALWAYS -> Stream.empty();
            case CAPITAL -> Stream.of(new OutletName(OutletName.Kind.ALWAYS, listed.shape()));
            default -> Stream.of(new OutletName(OutletName.Kind.CAPITAL, listed.shape()));
        };
    }

    private static String label(String host) {
        return host.substring(host.lastIndexOf('.') + 1);
    }

    private static String withoutSuffix(String name) {
        String shorter = name.endsWith(".com") ? name.substring(0, name.length() - 4) : name;
        return shorter.endsWith(".org") ? shorter.substring(0, shorter.length() - 4) : shorter;
    }
}
