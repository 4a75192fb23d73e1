package news.parallax.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import news.parallax.text.SentenceSignature;

/**
 * Finds what articles of different outlets have in common word for word, or nearly so.
 *
 * <p>Two articles share a passage where sentences that are alike follow each other in both, with at most one other
 * sentence between them on either side, and together have at least {@value #WORDS} words, of which at least
 * {@value #OWN_WORDS} in sentences that are no quotations: two reporters who quote the same statement have not copied
 * each other, and a stock phrase is shorter. How a text is cut into paragraphs plays no part. What is marked are the
 * alike sentences themselves, in whichever articles of the story they stand.
 *
 * <p>Plain computation: the same articles give the same passages, in whatever order they come.
 */
public final class Copies {
    static final int WORDS = 25;
    static final int OWN_WORDS = 15;
    /** Sentences that may stand between two that are alike. */
    private static final int GAP = 1;
    /** How often a sentence of one article is looked for elsewhere; what stands there more often is a refrain. */
    private static final int REPEATS = 8;

    private static final Comparator<SignedArticle> ORDER =
            Comparator.comparing(SignedArticle::outlet).thenComparing(SignedArticle::id);

    private final List<SignedArticle> articles;
    private final int[][] groups;
    private final BitSet[] copied;

    /** A sentence by article and place in it. */
    private record At(int article, int sentence) {}

    private record Alike(int left, int right) {}

    /** @param read group and words of each sentence, those of quotations negative; −1 and 0 for one of its own */
    private record Twin(String outlet, List<Integer> read) {}

    private Copies(List<SignedArticle> articles) {
        this.articles = articles.stream().sorted(ORDER).toList();
        this.groups = AlikeSentences.groups(
                this.articles.stream().map(SignedArticle::sentences).toList());
        this.copied = new BitSet[this.articles.size()];
        for (int a = 0; a < copied.length; a++) {
            copied[a] = new BitSet();
        }
    }

    public static SharedPassages of(List<SignedArticle> articles) {
        Copies copies = new Copies(articles);
        copies.mark();
        return copies.passages();
    }

    private void mark() {
        int[] twins = twins();
        Map<Integer, List<At>> members = new HashMap<>();
        List<BitSet> looked = new ArrayList<>();
        for (int a = 0; a < groups.length; a++) {
            if (twins[a] < a) {
                looked.add(new BitSet());
                continue;
            }
            Map<Integer, Integer> times = new HashMap<>();
            BitSet first = new BitSet();
            for (int i = 0; i < groups[a].length; i++) {
                if (times.merge(groups[a][i], 1, Integer::sum) <= REPEATS) {
                    first.set(i);
                    members.computeIfAbsent(groups[a][i], group -> new ArrayList<>())
                            .add(new At(a, i));
                }
            }
            looked.add(first);
        }
        for (int a = 0; a < groups.length; a++) {
            Map<Integer, List<Alike>> others = new TreeMap<>();
            BitSet first = looked.get(a);
            for (int i = first.nextSetBit(0); i >= 0; i = first.nextSetBit(i + 1)) {
                for (At other : members.get(groups[a][i])) {
                    if (other.article() > a
                            && !articles.get(other.article())
                                    .outlet()
                                    .equals(articles.get(a).outlet())) {
                        others.computeIfAbsent(other.article(), article -> new ArrayList<>())
                                .add(new Alike(i, other.sentence()));
                    }
                }
            }
            for (Map.Entry<Integer, List<Alike>> other : others.entrySet()) {
                mark(a, other.getKey(), other.getValue());
            }
        }
        for (int a = 0; a < groups.length; a++) {
            copied[a] = copied[twins[a]];
        }
    }

    /**
     * Of each article the first of the same outlet that reads the same, but for sentences that stand nowhere else: what
     * is found in one is found in all, and a story of many reprints is not compared article by article.
     */
    private int[] twins() {
        Map<Integer, Integer> articlesOf = new HashMap<>();
        for (int[] sentences : groups) {
            Arrays.stream(sentences).distinct().forEach(group -> articlesOf.merge(group, 1, Integer::sum));
        }
        Map<Twin, Integer> firsts = new HashMap<>();
        int[] twins = new int[groups.length];
        for (int a = 0; a < groups.length; a++) {
            List<Integer> read = new ArrayList<>();
            for (int i = 0; i < groups[a].length; i++) {
                SentenceSignature sentence = articles.get(a).sentences().get(i);
                boolean alone = articlesOf.get(groups[a][i]) == 1;
                read.add(alone ? -1 : groups[a][i]);
                read.add(alone ? 0 : sentence.quoted() ? -sentence.words() : sentence.words());
            }
            twins[a] = Optional.ofNullable(
                            firsts.putIfAbsent(new Twin(articles.get(a).outlet(), read), a))
                    .orElse(a);
        }
        return twins;
    }

    /** @param alike in the order of the left article */
    private void mark(int left, int right, List<Alike> alike) {
        List<Alike> chain = new ArrayList<>();
        for (Alike next : alike) {
            Alike last = chain.isEmpty() ? null : chain.get(chain.size() - 1);
            if (last != null && last.left() == next.left()) {
                continue;
            }
            if (last != null && !(follows(last.left(), next.left()) && follows(last.right(), next.right()))) {
                markLongEnough(left, right, chain);
                chain.clear();
            }
            chain.add(next);
        }
        markLongEnough(left, right, chain);
    }

    private static boolean follows(int before, int after) {
        return after > before && after - before <= GAP + 1;
    }

    private void markLongEnough(int left, int right, List<Alike> chain) {
        int words = 0;
        int own = 0;
        for (Alike each : chain) {
            SentenceSignature sentence = articles.get(left).sentences().get(each.left());
            words += sentence.words();
            own += sentence.quoted() ? 0 : sentence.words();
        }
        if (words >= WORDS && own >= OWN_WORDS) {
            chain.forEach(each -> {
                copied[left].set(each.left());
                copied[right].set(each.right());
            });
        }
    }

    private SharedPassages passages() {
        Map<Integer, List<At>> members = new TreeMap<>();
        for (int a = 0; a < copied.length; a++) {
            int article = a;
            copied[a].stream()
                    .forEach(i -> members.computeIfAbsent(groups[article][i], g -> new ArrayList<>())
                            .add(new At(article, i)));
        }
        List<List<SharedPassages.Place>> passages = new ArrayList<>();
        for (int a = 0; a < copied.length; a++) {
            for (int i = copied[a].nextSetBit(0); i >= 0; i = copied[a].nextSetBit(i + 1)) {
                List<At> first = members.remove(groups[a][i]);
                if (first == null) {
                    continue;
                }
                List<At> last = first;
                for (List<At> next = next(last, members); next != null; next = next(last, members)) {
                    members.remove(groups[next.get(0).article()][next.get(0).sentence()]);
                    last = next;
                }
                passages.add(places(first, last));
            }
        }
        return new SharedPassages(passages);
    }

    /** The sentences that follow in all of the same articles, and in no other; null where there are none. */
    private List<At> next(List<At> sentences, Map<Integer, List<At>> members) {
        List<At> after = sentences.stream()
                .map(at -> new At(at.article(), at.sentence() + 1))
                .toList();
        At lead = after.get(0);
        boolean there = lead.sentence() < groups[lead.article()].length;
        List<At> following = there ? members.get(groups[lead.article()][lead.sentence()]) : null;
        return after.equals(following) ? following : null;
    }

    private List<SharedPassages.Place> places(List<At> first, List<At> last) {
        List<SharedPassages.Place> places = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            SignedArticle article = articles.get(first.get(i).article());
            places.add(new SharedPassages.Place(
                    article.id(),
                    article.outlet(),
                    article.sentences().get(first.get(i).sentence()).begin(),
                    article.sentences().get(last.get(i).sentence()).end()));
        }
        return places;
    }
}
