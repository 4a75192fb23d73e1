package news.parallax.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Shows a problem document to people, in the same words. */
public interface ProblemPage {
    /**
     * @param part whether a script of a page asks, which puts the answer into that page
     * @param target what was asked for, to come back to; a path here with its query
     * @return HTML
     */
    String of(HttpProblem problem, boolean part, String target);
}
