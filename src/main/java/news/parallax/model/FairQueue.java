package news.parallax.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work from many requests, served a batch at a time in turn, so that an article of a hundred thousand words delays
 * nobody by more than an ordinary one does.
 *
 * @param <J> a job that hands out its work piece by piece
 */
final class FairQueue<J extends FairQueue.Job> {
    /** Something with several pieces of work. */
    interface Job {
        /** Whether there is a piece left to take; asked and taken under the queue's lock. */
        boolean hasNext();

        Runnable next();
    }

    private final Deque<J> turns = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private boolean closed;

    /**
     * Puts a job at the end of the round.
     *
     * @throws IllegalStateException once the queue is closed
     */
    void add(J job) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the queue is closed");
            }
            if (job.hasNext()) {
                turns.addLast(job);
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next piece of the job whose turn it is.
     *
     * @return null once the queue is closed
     */
    @Nullable
    Runnable take() throws InterruptedException {
        lock.lock();
        try {
            while (turns.isEmpty() && !closed) {
                work.await();
            }
            if (closed) {
                return null;
            }
            J job = turns.removeFirst();
            Runnable piece = job.next();
            if (job.hasNext()) {
                turns.addLast(job);
                work.signal();
            }
            return piece;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes every waiting thread; returns the jobs that were not finished. */
    List<J> close() {
        lock.lock();
        try {
            closed = true;
            List<J> left = new ArrayList<>(turns);
            turns.clear();
            work.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return turns.size();
        } finally {
            lock.unlock();
        }
    }
}
