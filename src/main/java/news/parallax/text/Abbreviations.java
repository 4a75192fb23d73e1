package news.parallax.text;

import java.util.Locale;
import java.util.Set;

/** Words that end in a full stop without ending a sentence, and words that a sentence likes to begin with. */
final class Abbreviations {

    /** What a full stop behind a word may mean. */
    enum Kind {
        /** An ordinary word: the full stop ends the sentence. */
        NONE,
        /** Always followed by more: Sen., e.g. */
        INSIDE,
        /** Followed by a number, or else an ordinary word: No. 5, Jan. 3. */
        BEFORE_NUMBER,
        /** May stand inside or at the end: U.S., Inc., Calif. */
        EITHER,
        /** A time of day: a.m., p.m. */
        HOUR
    }

    private static final Set<String> TITLES = words("mr mrs ms mx dr drs prof profs sen sens rep reps gov govs gen gens"
            + " col cols lt sgt capt cmdr cdr adm maj cpl pvt rev revs hon pres messrs mme mlle msgr amb atty supt det insp"
            + " ald asst assoc dir sec treas mt ft st ste fr sr sra srta");
    private static final Set<String> INSIDE =
            words("e.g i.e eg cf viz vs approx est ca al. incl excl resp a.k.a d/b/a c/o w/o tel");
    private static final Set<String> NUMBERED =
            words("no nos p pp vol vols ch chap fig figs sec art arts para op ed eds ver v pt cl reg");
    private static final Set<String> MONTHS = words("jan feb mar apr jun jul aug sep sept oct nov dec");
    private static final Set<String> NAMES =
            words("inc corp co cos ltd llc llp plc bros jr esq assn dept univ inst intl"
                    + " natl govt ave blvd rd hwy pkwy ph.d m.d ed.d j.d b.a m.a b.s m.s d.phil r.n mfg bldg al gmbh"
                    + " calif fla ariz conn mich minn tenn tex okla colo nev wyo oreg ky ga va vt neb kans ont alta sask"
                    + " mon tue tues wed thu thur thurs fri");
    /** States whose abbreviation is a word or a name as well: only behind a comma, a bracket or a party. */
    private static final Set<String> STATES =
            words("ala ark del id ill ind kan la mass md me miss mo mont neb ore pa tex wash wis man");

    private static final Set<String> ZONES = words("et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet eastern"
            + " central mountain pacific local monday tuesday wednesday thursday friday saturday sunday");
    private static final Set<String> STARTERS =
            words("the a an this that these those it its he she they we you i his her"
                    + " their our your my there here then when while where why who what how which if because although though"
                    + " since after before until as at by for from in into of on to with without under over during despite"
                    + " and but or nor so yet still also however moreover meanwhile instead now today yesterday once only even"
                    + " not no yes all some many most few several both each every another other others such one two three"
                    + " critics analysts officials experts supporters opponents people according earlier later last next"
                    + " perhaps maybe finally first second nearly about more less much nothing everyone nobody");
    private static final Set<String> SPEECH = words(
            "said says say asked asks added adds told tells wrote writes replied"
                    + " answered exclaimed shouted declared wondered demanded posted tweeted continued quipped joked yelled");
    private static final Set<String> EXCLAIMED_NAMES = words("yahoo jeopardy yum oklahoma joomla wham oliver airplane");

    private Abbreviations() {}

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    /**
     * What the full stop behind {@code word} may mean.
     *
     * @param word the word before the full stop, inner full stops included, as written
     * @param apart whether a comma, a bracket or a party's letter stands before it, as before a state
     */
    static Kind of(String word, boolean apart) {
        String folded = word.toLowerCase(Locale.ROOT);
        boolean capital = Character.isUpperCase(word.codePointAt(0));
        if (folded.equals("a.m") || folded.equals("p.m")) {
            return Kind.HOUR;
        }
        if (INSIDE.contains(folded) || capital && TITLES.contains(folded)) {
            return Kind.INSIDE;
        }
        if (NUMBERED.contains(folded) || capital && MONTHS.contains(folded)) {
            return Kind.BEFORE_NUMBER;
        }
        if (folded.equals("al") || capital && (NAMES.contains(folded) || apart && STATES.contains(folded))) {
            return Kind.EITHER;
        }
        return dotted(word) || consonants(word) ? Kind.EITHER : Kind.NONE;
    }

    /** Single letters with full stops between them: U.S, J.K, d.o.b. */
    private static boolean dotted(String word) {
        if (word.length() < 3 || word.length() % 2 == 0) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (i % 2 == 0 ? !Character.isLetter(word.charAt(i)) : word.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    /** A capital and up to three small letters without a vowel: Sgt, Bldg. */
    private static boolean consonants(String word) {
        if (word.length() < 2 || word.length() > 4 || !Character.isUpperCase(word.charAt(0))) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 0x7F
                    || !Character.isLetter(c)
                    || "aeiouyAEIOUY".indexOf(c) >= 0
                    || i > 0 && Character.isUpperCase(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code word} in lower case is one that follows an abbreviation only when it begins a sentence. */
    static boolean starter(String word) {
        return STARTERS.contains(word);
    }

    /** Whether {@code word} in lower case goes on after a time of day: a zone or a weekday. */
    static boolean zone(String word) {
        return ZONES.contains(word);
    }

    /** Whether {@code word} in lower case tells that somebody spoke. */
    static boolean speech(String word) {
        return SPEECH.contains(word);
    }

    /** Whether {@code word} in lower case is a name that is written with an exclamation mark. */
    static boolean exclaimed(String word) {
        return EXCLAIMED_NAMES.contains(word);
    }
}
