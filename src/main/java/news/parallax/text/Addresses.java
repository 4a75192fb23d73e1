package news.parallax.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds web and mail addresses, and sites and handles of outlets, in a normalised sentence. */
final class Addresses {
    private static final String CLOSING = ".,;:!?)]\"'";
    private static final int SHORTEST_PART = 3;
    /** No handle of an outlet is longer; a hostile one may be. */
    private static final int LONGEST_PART = 40;

    private final String sentence;
    private final Map<String, List<OutletName>> own;

    Addresses(String sentence, Map<String, List<OutletName>> own) {
        this.sentence = sentence;
        this.own = own;
    }

    void find(List<Span> found) {
        boolean at = sentence.indexOf('@') >= 0;
        int dot = sentence.indexOf('.');
        if (!at && (dot < 0 || dot == sentence.length() - 1)) {
            return;
        }
        if (at || sentence.indexOf('/') >= 0 || sentence.contains("www.")) {
            whole(found);
        }
        if (at) {
            handles(found);
        }
        sites(found);
    }

    private void whole(List<Span> found) {
        for (Pattern address : Contexts.ADDRESS) {
            Matcher matcher = address.matcher(sentence);
            while (matcher.find()) {
                int end = matcher.end();
                while (end > matcher.start() + 1 && CLOSING.indexOf(sentence.charAt(end - 1)) >= 0) {
                    end--;
                }
                found.add(new Span(matcher.start(), end));
            }
        }
    }

    private void handles(List<Span> found) {
        Matcher matcher = Contexts.HANDLE.matcher(sentence);
        while (matcher.find()) {
            if (namesOutlet(
                    matcher.group().substring(1).toLowerCase(Locale.ROOT).replace("_", ""))) {
                found.add(new Span(matcher.start(), matcher.end()));
            }
        }
    }

    private void sites(List<Span> found) {
        Matcher matcher = Contexts.SITE.matcher(sentence);
        while (matcher.find()) {
            if ((matcher.end() == sentence.length() || !Runs.part(sentence.charAt(matcher.end())))
                    && (Outlets.ADDRESSES.contains(matcher.group()) || siteNamesOutlet(matcher.group()))) {
                found.add(new Span(matcher.start(), matcher.end()));
            }
        }
    }

    private boolean siteNamesOutlet(String site) {
        String[] labels = site.toLowerCase(Locale.ROOT).split("\\.");
        for (int i = 0; i < labels.length - 1; i++) {
            if (known(labels[i].replace("-", ""))) {
                return true;
            }
        }
        return false;
    }

    private boolean known(String key) {
        return isName(key) || key.startsWith("the") && isName(key.substring(3));
    }

    private boolean isName(String key) {
        return own.containsKey(key) || Outlets.LISTED.containsKey(key);
    }

    /** A handle that is an outlet's name, or begins or ends with one of three letters or more that always counts. */
    private boolean namesOutlet(String handle) {
        if (known(handle)) {
            return true;
        }
        for (int length = SHORTEST_PART; length < Math.min(handle.length(), LONGEST_PART); length++) {
            if (always(handle.substring(0, length)) || always(handle.substring(handle.length() - length))) {
                return true;
            }
        }
        return false;
    }

    private boolean always(String key) {
        return always(Outlets.LISTED, key) || always(own, key);
    }

    private static boolean always(Map<String, List<OutletName>> names, String key) {
        return names.getOrDefault(key, List.of()).stream().anyMatch(name -> name.kind() == OutletName.Kind.ALWAYS);
    }
}
