package dev.postrider.proof;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.proof.Call.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An invocation under way, as a value: the same answers always bring the use case to the same place.
///
/// @param number  tells it from its peers when people read
/// @param answers what its ports have answered so far, a list for each of its threads
/// @param pending the calls that its threads stand at
public record Worker(
        int number, Errand errand, Span span, List<List<Answer>> answers, List<Pending> pending, Ending ending) {
    public Worker {
        answers = List.copyOf(answers);
        pending = List.copyOf(pending);
    }

    /// From its start to the moment at which it is stopped.
    public record Span(Instant start, Instant end) {}

    /// A strand of its execution, and the call that it stands at.
    public record Pending(int strand, Call call) {}

    /// How far the use case has come.
    public sealed interface Ending {
        record Running() implements Ending {}

        /// It has returned: its message may go.
        record Done() implements Ending {}

        /// It has thrown: its message comes again.
        record Failed(RuntimeException cause) implements Ending {}
    }

    public static Worker starting(int number, Errand errand, Span span) {
        return new Worker(number, errand, span, List.of(), List.of(), new Ending.Running());
    }

    List<Answer> answersOf(int thread) {
        return thread < answers.size() ? answers.get(thread) : List.of();
    }

    public List<List<Answer>> answersWith(int thread, Answer answer) {
        List<List<Answer>> more = new ArrayList<>(answers);
        while (more.size() <= thread) {
            more.add(List.of());
        }
        more.set(
                thread,
                Stream.concat(more.get(thread).stream(), Stream.of(answer)).toList());
        return more;
    }

    public Worker next(List<List<Answer>> more, List<Pending> calls, Ending how) {
        return new Worker(number, errand, span, more, calls, how);
    }

    /// The deliveries that are this worker's, as its claims made them. What a strand stores after it has sent is no
    /// claim.
    public Stream<Delivery> claims() {
        return answers.stream()
                .flatMap(strand -> strand.stream().takeWhile(answer -> answer.kind() != Call.Kind.SEND))
                .filter(answer -> answer.kind() == Call.Kind.CREATE || answer.kind() == Call.Kind.REPLACE)
                .flatMap(answer -> answer.value() instanceof Optional<?> kept ? kept.stream() : Stream.empty())
                .map(Delivery.class::cast)
                .filter(delivery -> delivery.state() instanceof DeliveryState.Sending);
    }

    String words() {
        return "worker " + number + " (" + errand.words() + ")";
    }
}
