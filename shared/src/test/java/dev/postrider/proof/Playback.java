package dev.postrider.proof;

import dev.postrider.kit.MutableClock;
import dev.postrider.kit.UnendingExecutor;
import dev.postrider.proof.Call.Answer;
import dev.postrider.proof.Worker.Pending;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import org.jspecify.annotations.Nullable;

/// Plays a use case from its beginning with the answers it has had, up to the first call that has none. As the
/// executor it runs what it is given at once, as a strand of its own: one strand that stands at a call keeps no other
/// from coming as far as it can, and whoever waits for it stands as well.
final class Playback extends UnendingExecutor {
    private final MutableClock clock;
    private final Worker worker;
    private final Deque<Strand> running = new ArrayDeque<>();
    private final List<Pending> pending = new ArrayList<>();
    private int strands;

    Playback(Worker worker, MutableClock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    private static final class Strand {
        private final int number;
        private int played;
        private boolean stands;
        private Instant now;

        Strand(int number, Instant now) {
            this.number = number;
            this.now = now;
        }
    }

    /// Carries a strand that stands at a call out of the code under test.
    private static final class Standing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Standing() {
            super("this call has no answer yet", null, false, false);
        }
    }

    /// The worker once its use case has come as far as its answers bring it.
    Worker play(Runnable useCase) {
        Worker.Ending ending;
        Strand main = begin(worker.span().start());
        try {
            useCase.run();
            ending = new Worker.Ending.Done();
        } catch (RuntimeException e) {
            ending = new Worker.Ending.Failed(e);
        }
        return worker.next(worker.answers(), pending, main.stands ? new Worker.Ending.Running() : ending);
    }

    Object ask(Call call) {
        Strand strand = running.getFirst();
        List<Answer> answers = worker.answersOf(strand.number);
        if (!strand.stands && strand.played < answers.size()) {
            Answer answer = answers.get(strand.played++);
            setTime(strand, answer.at());
            if (answer.failed()) {
                throw new Call.Trouble();
            }
            return answer.value();
        }
        if (!strand.stands) {
            pending.add(new Pending(strand.number, call));
        }
        throw stand(strand);
    }

    private static Standing stand(Strand strand) {
        strand.stands = true;
        return new Standing();
    }

    private void setTime(Strand strand, Instant now) {
        strand.now = now;
        clock.set(now);
    }

    private Strand begin(Instant now) {
        Strand strand = new Strand(strands++, now);
        clock.set(now);
        running.push(strand);
        return strand;
    }

    @Override
    public void execute(Runnable work) {
        Strand starter = running.getFirst();
        if (starter.stands) {
            throw stand(starter);
        }
        Strand strand = begin(starter.now);
        if (work instanceof Handed<?> handed) {
            handed.strand = strand;
        }
        work.run();
        running.pop();
        clock.set(starter.now);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> work) {
        return new Handed<>(work);
    }

    /// A result that is there only once its strand has come to its end.
    private final class Handed<T> extends FutureTask<T> {
        private @Nullable Strand strand;

        Handed(Callable<T> work) {
            super(work);
        }

        @Override
        public boolean isDone() {
            return !Objects.requireNonNull(strand).stands && super.isDone();
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            Strand waiting = running.getFirst();
            Strand awaited = Objects.requireNonNull(strand);
            if (waiting.stands || awaited.stands) {
                throw stand(waiting);
            }
            setTime(waiting, awaited.now.isAfter(waiting.now) ? awaited.now : waiting.now);
            return super.get();
        }
    }
}
