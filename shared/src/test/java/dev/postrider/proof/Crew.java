package dev.postrider.proof;

import dev.postrider.engine.Dispatcher;
import dev.postrider.proof.Call.Answer;
import dev.postrider.proof.Worker.Pending;
import dev.postrider.proof.Worker.Span;
import java.time.Duration;
import java.util.Optional;

/// What workers do to a scene: they start, make one call, fail at one, and have their message deleted.
final class Crew {
    private final Stage stage;

    Crew(Stage stage) {
        this.stage = stage;
    }

    void start(Scene scene, Errand errand, Duration time) {
        switch (errand) {
            case Errand.Plan(var letter) -> scene.events(box -> box.received(letter, scene.now()));
            case Errand.Wake(var letter) -> scene.wakeUps(box -> box.received(letter, scene.now()));
            case Errand.Sweep _ -> {}
        }
        Span span = new Span(scene.now(), scene.now().plus(time));
        settle(scene, stage.play(Worker.starting(scene.nextWorker(), errand, span)));
    }

    void letGo(Scene scene, Worker worker, Pending pending) {
        settle(scene, call(scene, worker, pending));
    }

    private Worker call(Scene scene, Worker worker, Pending pending) {
        Object value = scene.perform(pending.call(), worker);
        return answer(worker, pending, new Answer(pending.call().kind(), scene.now(), value, false));
    }

    /// The call has no effect, and no answer.
    void fail(Scene scene, Worker worker, Pending pending) {
        settle(scene, answer(worker, pending, new Answer(pending.call().kind(), scene.now(), "nothing", true)));
    }

    /// The call has its effect, and its answer is lost.
    void failAfter(Scene scene, Worker worker, Pending pending) {
        Object value = scene.perform(pending.call(), worker);
        settle(scene, answer(worker, pending, new Answer(pending.call().kind(), scene.now(), value, true)));
    }

    private Worker answer(Worker worker, Pending pending, Answer answer) {
        return stage.play(worker.next(
                worker.answersWith(pending.strand(), answer), worker.pending(), new Worker.Ending.Running()));
    }

    /// Takes a worker through what nobody else can notice or change, and out of the world if it has failed.
    private void settle(Scene scene, Worker worker) {
        Worker settled = worker;
        Optional<Pending> quiet = quiet(scene, settled);
        while (quiet.isPresent()) {
            settled = call(scene, settled, quiet.orElseThrow());
            quiet = quiet(scene, settled);
        }
        if (settled.ending() instanceof Worker.Ending.Failed(RuntimeException cause)) {
            complainAbout(scene, settled, cause);
            scene.remove(settled);
        } else {
            scene.put(settled);
        }
    }

    private static Optional<Pending> quiet(Scene scene, Worker worker) {
        return worker.pending().stream()
                .filter(pending -> switch (pending.call().kind()) {
                    case FIND_EVENT, COUNT, ANNOUNCE, KEEP -> true;
                    case FIND_HEALTH -> !scene.isHealthAtStake();
                    case REFRESH, FIND_CHANNEL -> !scene.hasMovesLeft();
                    case SAVE_CHANNEL, PLAN, CREATE, FIND, REPLACE, DUE, POSTPONE, CHANGE_HEALTH, PARKED, WAKE, SEND ->
                        false;
                })
                .findFirst();
    }

    private static void complainAbout(Scene scene, Worker worker, RuntimeException cause) {
        boolean isTrouble = cause instanceof Call.Trouble
                || cause.getCause() instanceof Call.Trouble
                || cause instanceof Dispatcher.NoTimeLeft;
        if (!isTrouble) {
            throw new IllegalStateException(worker.words() + " has thrown", cause);
        }
        if (!worker.pending().isEmpty()) {
            scene.complain(worker.words() + " has ended while one of its attempts was under way");
        }
    }

    static void acknowledge(Scene scene, Worker worker) {
        switch (worker.errand()) {
            case Errand.Plan(var letter) -> scene.events(box -> box.without(letter.number()));
            case Errand.Wake(var letter) -> scene.wakeUps(box -> box.without(letter.number()));
            case Errand.Sweep _ -> {}
        }
        scene.remove(worker);
    }
}
