package news.parallax.batch;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** What a stream needs of its surroundings. */
interface StreamWork {
    /** Scores a line; on any thread. */
    Uni<LineOutcome> outcome(byte[] line);

    /** In bytes; on a worker thread. */
    byte[] answer(Line line, LineOutcome outcome);

    /** Lets answers that would fill a stream's room be made one at a time, over all streams. */
    Uni<byte[]> inTurn(Uni<byte[]> heavy);

    /** Lines that are counted against the caller's quota at a time. */
    int portion();

    /** Counts lines against the caller's quota; completes when more may be read. */
    Uni<Void> charge(int lines);

    byte[] breakingOff(long number, HttpProblem problem);

    /** Answers with a problem alone: nothing has been sent. */
    void refuse(HttpProblem problem);
}
