package news.parallax.measure;

import java.util.ArrayList;
import java.util.List;
import news.parallax.model.EncodedPassage;
import news.parallax.model.Passage;
import news.parallax.text.Furniture;
import news.parallax.text.Masking;
import news.parallax.text.NormalizedText;
import news.parallax.text.Sentence;
import news.parallax.text.Sentences;
import news.parallax.text.Span;

/** One text made ready for the encoder, and the way back from what the encoder says to the text as it was sent. */
final class Reading {
    /** Of one sentence no more mentions are read than this: a list of names is no place for tone. */
    private static final int MENTIONS_PER_SENTENCE = 32;

    private final List<Piece> pieces;
    private final List<Target> targets;
    private final int[] mentionsOfTarget;

    /**
     * @param span of the text that it is of
     * @param normalized of the sentence, offsets into that text
     * @param mentions by target, spans of the normalised sentence
     * @param hidden spans of the normalised sentence that the model is not shown
     */
    private record Piece(
            Span span,
            boolean title,
            boolean quoted,
            NormalizedText normalized,
            List<Mention> mentions,
            List<Span> hidden) {
        Passage passage() {
            return new Passage(
                    normalized.value(), mentions.stream().map(Mention::span).toList(), hidden);
        }
    }

    private record Mention(int target, Span span) {}

    private Reading(List<Piece> pieces, List<Target> targets, int[] mentionsOfTarget) {
        this.pieces = pieces;
        this.targets = targets;
        this.mentionsOfTarget = mentionsOfTarget;
    }

    static Reading of(Submission submission) {
        List<Piece> plain = new ArrayList<>();
        Masking masking = Masking.of(submission.outlet());
        if (submission.title() != null && !submission.title().isBlank()) {
            String title = submission.title();
            // The title is one sentence, whatever its punctuation.
            NormalizedText normalized = NormalizedText.of(title);
            plain.add(new Piece(
                    new Span(0, title.length()),
                    true,
                    false,
                    normalized,
                    List.of(),
                    masking.hidden(normalized.value())));
        }
        for (Sentence sentence : Sentences.of(submission.text())) {
            NormalizedText normalized = NormalizedText.of(submission.text(), sentence.begin(), sentence.end());
            plain.add(new Piece(
                    sentence.span(),
                    false,
                    sentence.quoted(),
                    normalized,
                    List.of(),
                    masking.hidden(normalized.value())));
        }
        List<Target> targets = submission.targets().isEmpty()
                ? Names.mostMentioned(plain.stream()
                        // Headlines Capitalise What They Like.
                        .filter(piece -> !piece.title())
                        .map(piece -> piece.normalized().value())
                        .toList())
                : submission.targets().stream().map(Target::named).toList();
        int[] counts = new int[targets.size()];
        List<Piece> pieces = new ArrayList<>(plain.size());
        for (Piece piece : plain) {
            List<Mention> mentions = new ArrayList<>();
            for (int t = 0; t < targets.size(); t++) {
                for (Span span : targets.get(t).mentions(piece.normalized().value())) {
                    counts[t] += piece.title() ? 0 : 1;
                    if (mentions.size() < MENTIONS_PER_SENTENCE) {
                        mentions.add(new Mention(t, span));
                    }
                }
            }
            pieces.add(new Piece(
                    piece.span(), piece.title(), piece.quoted(), piece.normalized(), mentions, piece.hidden()));
        }
        return new Reading(pieces, targets, counts);
    }

    /** A reading of sentences as they are marked, each a piece of its own; their order is kept. */
    static Reading of(List<MarkedSentence> sentences) {
        List<Piece> pieces = new ArrayList<>(sentences.size());
        for (MarkedSentence marked : sentences) {
            NormalizedText normalized = NormalizedText.of(marked.text());
            List<Mention> mentions = new ArrayList<>();
            for (int m = 0; m < marked.mentions().size(); m++) {
                mentions.add(new Mention(
                        m, normalizedSpan(normalized, marked.mentions().get(m))));
            }
            pieces.add(new Piece(
                    new Span(0, marked.text().length()),
                    false,
                    false,
                    normalized,
                    mentions,
                    Masking.LISTED.hidden(normalized.value())));
        }
        return new Reading(pieces, List.of(), new int[0]);
    }

    /** A sentence that is taken whole, whatever its punctuation, and in which nobody's tone is asked for. */
    static Passage passage(String sentence, Masking masking) {
        String normalized = NormalizedText.of(sentence).value();
        return new Passage(normalized, List.of(), masking.hidden(normalized));
    }

    /** The characters of the normalised text that stand for a stretch of the text as sent. */
    private static Span normalizedSpan(NormalizedText normalized, Span raw) {
        int length = normalized.value().length();
        int begin = 0;
        while (begin < length && normalized.end(begin + 1) <= raw.begin()) {
            begin++;
        }
        int end = begin;
        while (end < length && normalized.begin(end) < raw.end()) {
            end++;
        }
        return new Span(begin, end);
    }

    List<Passage> passages() {
        return pieces.stream().map(Piece::passage).toList();
    }

    List<String> targets() {
        return targets.stream().map(Target::name).toList();
    }

    /** Mentions of a target in the text, the title not counted. */
    int mentions(int target) {
        return mentionsOfTarget[target];
    }

    /** What the encoder said, sentence by sentence: a passage of several windows becomes several sentences. */
    List<SentenceReading> sentences(List<EncodedPassage> encoded, Calibration calibration) {
        return byPiece(encoded, calibration).stream().flatMap(List::stream).toList();
    }

    /** As {@link #sentences}, kept apart by piece. */
    List<List<SentenceReading>> byPiece(List<EncodedPassage> encoded, Calibration calibration) {
        List<List<SentenceReading>> all = new ArrayList<>(encoded.size());
        for (int i = 0; i < encoded.size(); i++) {
            List<SentenceReading> windows = new ArrayList<>();
            boolean furniture = Furniture.is(pieces.get(i).normalized().value());
            for (int w = 0; w < encoded.get(i).windows().size(); w++) {
                windows.add(sentence(pieces.get(i), furniture, encoded.get(i), w, calibration));
            }
            all.add(windows);
        }
        return all;
    }

    private SentenceReading sentence(
            Piece piece, boolean furniture, EncodedPassage passage, int index, Calibration calibration) {
        EncodedPassage.Window window = passage.windows().get(index);
        Span raw = span(piece, passage, window);
        List<MentionReading> mentions = new ArrayList<>();
        for (int m = 0; m < passage.mentions().size(); m++) {
            EncodedPassage.MentionLogits logits = passage.mentions().get(m);
            if (logits.window() == index && calibration.measures(Measure.TONE)) {
                mentions.add(mention(piece, piece.mentions().get(m), logits, calibration));
            }
        }
        float[] lean = window.logits().getOrDefault(Measure.LEAN.label(), new float[3]);
        return new SentenceReading(
                raw.begin(),
                raw.end(),
                piece.title(),
                piece.quoted(),
                furniture,
                calibration.measures(Measure.LOADED_LANGUAGE)
                        ? (float) calibration
                                .probabilities(
                                        Measure.LOADED_LANGUAGE,
                                        Calibration.doubles(window.logits().get(Measure.LOADED_LANGUAGE.label())))[1]
                        : 0,
                lean,
                calibration.measures(Measure.LEAN) ? (float) calibration.lean(Calibration.doubles(lean)) : 0,
                mentions,
                HalfFloat.rounded(window.vector()),
                frames(window, calibration));
    }

    private static float[] frames(EncodedPassage.Window window, Calibration calibration) {
        return calibration.measures(Measure.FRAMES)
                ? Calibration.floats(calibration.frameProbabilities(
                        Calibration.doubles(window.logits().get(Measure.FRAMES.label()))))
                : new float[0];
    }

    private static Span span(Piece piece, EncodedPassage passage, EncodedPassage.Window window) {
        if (passage.windows().size() == 1) {
            return piece.span();
        }
        String value = piece.normalized().value();
        int begin = window.begin();
        int end = window.end();
        while (begin < end - 1 && value.charAt(begin) == ' ') {
            begin++;
        }
        while (end > begin + 1 && value.charAt(end - 1) == ' ') {
            end--;
        }
        return piece.normalized().raw(begin, end);
    }

    private static MentionReading mention(
            Piece piece, Mention mention, EncodedPassage.MentionLogits logits, Calibration calibration) {
        double[] p = calibration.probabilities(
                Measure.TONE, Calibration.doubles(logits.logits().get(Measure.TONE.label())));
        Span raw = piece.normalized().raw(mention.span().begin(), mention.span().end());
        return new MentionReading(mention.target(), raw.begin(), raw.end(), (float) p[0], (float) p[1], (float) p[2]);
    }
}
