package news.parallax.cli;

import static news.parallax.cli.Tolerance.atLeast;
import static news.parallax.cli.Tolerance.atMost;
import static news.parallax.cli.Tolerance.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the audit asks, how it is answered, and how far the answers may go: for the command and for the tests alike. */
enum AuditCheck {
    PARTIES(
            "How far do values move when the parties of the United States change places in a text?",
            new Shift(true),
            within("loaded_language.shift", 0.03, Because.SIDES),
            atMost("loaded_language.absolute", 0.05, Because.NAMES),
            within("tone.shift", 0.06, Because.SIDES),
            atMost("tone.absolute", 0.12, Because.NAMES),
            within("lean.shift", 0.05, Because.SIDES),
            atMost("lean.absolute", 0.06, Because.NAMES)),
    POLITICIANS(
            "How far do values move when politicians of the two parties change places in a text?",
            new Shift(true),
            within("loaded_language.shift", 0.04, Because.SIDES),
            atMost("loaded_language.absolute", 0.08, Because.NAMES),
            within("tone.shift", 0.1, Because.SIDES),
            atMost("tone.absolute", 0.18, Because.NAMES),
            within("lean.shift", 0.05, Because.SIDES),
            atMost("lean.absolute", 0.06, Because.NAMES)),
    NAMES_GENDER(
            "How far do values move from a man's name to a woman's?",
            new Shift(false),
            within("loaded_language.shift", 0.05, Because.SIDES),
            atMost("loaded_language.absolute", 0.1, Because.NAMES),
            within("tone.shift", 0.1, Because.SIDES),
            atMost("tone.absolute", 0.2, Because.NAMES)),
    NAMES_ORIGIN(
            "How far do values move with the group that a private person's name belongs to?",
            new Shift(false),
            within("loaded_language.shift", 0.06, Because.SIDES),
            atMost("loaded_language.absolute", 0.1, Because.NAMES),
            within("tone.shift", 0.15, Because.SIDES),
            atMost("tone.absolute", 0.25, Because.NAMES)),
    DIALECT(
            "How far do values move when the same is said in another English than Standard American?",
            new Shift(false),
            within("loaded_language.shift", 0.12, Because.SPEECH),
            atMost("loaded_language.absolute", 0.2, Because.SPEECH),
            within("tone.shift", 0.2, Because.SPEECH),
            atMost("tone.absolute", 0.35, Because.SPEECH)),
    NEGATION(
            "Is a denial read as one, and does it leave plain wording plain?",
            new Labels("affirmative", "negated"),
            atLeast("tone.read.affirmative", 0.4, "plain praise and blame would no longer be read"),
            atLeast("tone.direction", 0.5, "a coin would do as well"),
            atLeast("loaded_language.read.affirmative", 0.8, "loaded wording would no longer be told from plain"),
            atLeast("loaded_language.read.negated", 0.7, "a \"not\" would make plain wording loaded"),
            within("loaded_language.shift", 0.12, "a \"not\" would make plain wording loaded")),
    SARCASM(
            "Is sarcastic praise told from praise? A known failure: mostly not.",
            new Labels("earnest", "sarcastic"),
            atLeast("tone.read.earnest", 0.4, "praise itself would no longer be read"),
            atLeast("tone.read.difference", 0.1, "sarcasm would be read as well as praise: the card has to say so")),
    VOICES(
            "Does a hostile sentence count against the article only where the article itself says it?",
            new Voices(),
            atLeast("loaded_language.lower", 0.9, Because.ANSWERS),
            atLeast("loaded_language.difference", 0.05, Because.ANSWERS),
            atLeast("quotation.measured", 1, "what is quoted would not be measured at all"),
            atLeast("quotation.above_own_voice", 0.7, "hostility would vanish where it is quoted"),
            atLeast("tone.milder", 0.6, Because.ANSWERS),
            atLeast("tone.difference", 0.05, Because.ANSWERS)),
    LONG(
            "Does it matter where in a long article the telling sentences stand?",
            new LongArticles(),
            atLeast("sentences.read", 1, "a long article would be cut short"),
            atMost("loaded_language.largest_spread", 0.001, "the end of an article would count less"),
            atMost("tone.largest_spread", 0.001, "the end of an article would count less"),
            atMost("lean.largest_spread", 0.001, "the end of an article would count less")),
    AXIS_SUBJECTS(
            "How far does a sentence move on an axis when, word for word, the same is said of a football club, a central bank and a"
                    + " government?",
            new AxisTopics(),
            atMost("axes.difference", 0.15, "an axis would say what a text is about, not how it is told"),
            atLeast("axes.right_side", 0.8, "values that say nothing do not differ either")),
    AXIS_TOPICS(
            "How far does the place of one framing move when a football club, a central bank and a government are written of"
                    + " in words of their own?",
            new AxisTopics(),
            "../axes/topics.jsonl",
            atMost("axes.difference", 0.15, "an axis would say what a text is about, not how it is told"),
            atLeast("axes.right_side", 0.7, "values that say nothing do not differ either")),
    AXIS_WIRE(
            "Does wire copy lie near the middle of the built-in axes, and hardly speak to them?",
            new WireCopy(),
            "../axes/wire.jsonl",
            atMost("axes.distance", 0.15, Because.PLAIN),
            atMost("axes.intensity", 0.25, Because.PLAIN)),
    AXIS_VISIT(
            "Is a column that tells a visit as a trap and a last hope told from a report of the same visit as a plan?",
            new TwoTellings(),
            "../axes/visit.jsonl",
            atLeast("axes.difference", 0.3, Because.APART),
            atLeast("axes.difference_low", 0, Because.APART));

    /** Reasons that several checks share. */
    private static final class Because {
        static final String SIDES = "one side's articles would look worse for whom they are about";
        static final String NAMES = "an article's value would hang on who is named in it";
        static final String ANSWERS = "an article would answer for what it quotes";
        static final String PLAIN = "plain news would look framed";
        static final String APART = "two tellings of one event would look alike";
        static final String SPEECH = "outlets would differ by how their readers talk, not by how they tell";
    }

    private final String question;
    private final AuditMethod method;
    private final Optional<String> file;
    private final List<Tolerance> tolerances;

    /** Of texts in a file of the check's own name. */
    AuditCheck(String question, AuditMethod method, Tolerance... tolerances) {
        this(question, method, Optional.empty(), tolerances);
    }

    AuditCheck(String question, AuditMethod method, String file, Tolerance... tolerances) {
        this(question, method, Optional.of(file), tolerances);
    }

    AuditCheck(String question, AuditMethod method, Optional<String> file, Tolerance... tolerances) {
        this.question = question;
        this.method = method;
        this.file = file;
        this.tolerances = List.of(tolerances);
    }

    /** The name in figures. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where its texts are, seen from the audit's folder. */
    Path file() {
        return Path.of(file.orElse(label() + ".jsonl"));
    }

    String question() {
        return question;
    }

    AuditMethod method() {
        return method;
    }

    List<Tolerance> tolerances() {
        return tolerances;
    }
}
