package dev.postrider.local.sandbox;

import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.local.template.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The sandboxes of one function: one invocation at a time in each, more of them on demand, up to a cap.
/// A sandbox whose invocation timed out is thrown away, as Lambda does.
public final class FunctionPool {
    private final FunctionSpec function;
    private final String arn;
    private final LocalPlatform.Surroundings surroundings;
    private final Semaphore free;
    private final Deque<Handler> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger running = new AtomicInteger();

    public FunctionPool(
            FunctionSpec function, String arn, UnaryOperator<EndpointPolicy> endpoints, KeyFile secrets, int cap) {
        this.function = function;
        this.arn = arn;
        this.surroundings = new LocalPlatform.Surroundings(function.variables(), endpoints, secrets);
        this.free = new Semaphore(cap, true);
    }

    public FunctionSpec function() {
        return function;
    }

    /// The name by which callers know this function.
    public String arn() {
        return arn;
    }

    public int running() {
        return running.get();
    }

    /// Constructs one sandbox ahead of the first call.
    ///
    /// @throws IllegalStateException naming the function, when its handler cannot be constructed
    public void prepare() {
        try {
            idle.addFirst(handler());
        } catch (Exception e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(function.id() + " does not start: " + cause.getMessage(), cause);
        }
    }

    /// Calls the function and waits until it answers or its own timeout has passed.
    public Invocation invoke(byte[] event) {
        return invoke(event, function.timeout());
    }

    /// Calls the function and waits no longer than the caller will; the function itself goes on until its own timeout.
    public Invocation invoke(byte[] event, Duration patience) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Invocation.Throttled();
            }
            CompletableFuture<Invocation> answer = new CompletableFuture<>();
            running.incrementAndGet();
            Thread.ofVirtual().name(function.id()).start(() -> supervise(event, answer));
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Invocation.TimedOut(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Invocation.Failed(e);
        } catch (ExecutionException e) {
            return new Invocation.Failed(e);
        }
    }

    private void supervise(byte[] event, CompletableFuture<Invocation> answer) {
        CompletableFuture<Invocation> result = new CompletableFuture<>();
        Thread worker = Thread.ofVirtual().name(function.id()).start(() -> work(event, result));
        try {
            answer.complete(result.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            Invocation timedOut = new Invocation.TimedOut(function.timeout());
            result.complete(timedOut);
            answer.complete(timedOut);
            worker.interrupt();
        } catch (InterruptedException | ExecutionException e) {
            answer.complete(new Invocation.Failed(e));
        } finally {
            running.decrementAndGet();
            free.release();
        }
    }

    private void work(byte[] event, CompletableFuture<Invocation> result) {
        try {
            @Nullable Handler waiting = idle.pollFirst();
            Handler handler = waiting == null ? handler() : waiting;
            Invocation invocation = call(handler, event);
            if (result.complete(invocation)) {
                idle.addFirst(handler);
            }
        } catch (Throwable e) { // A sandbox dies of an Error, or of a constructor that throws.
            System.out.println(FailureLine.of(function.id(), "", e));
            result.complete(new Invocation.Failed(e));
        }
    }

    private Invocation call(Handler handler, byte[] event) {
        String requestId = UUID.randomUUID().toString();
        try {
            byte[] answer = ScopedValue.where(LocalPlatform.SURROUNDINGS, surroundings)
                    .call(() -> handler.handle(event, new LocalContext(function, arn, requestId)));
            return new Invocation.Returned(new String(answer, StandardCharsets.UTF_8));
        } catch (Exception e) {
            System.out.println(FailureLine.of(function.id(), requestId, e));
            return new Invocation.Failed(e);
        }
    }

    private Handler handler() throws ReflectiveOperationException {
        return ScopedValue.where(LocalPlatform.SURROUNDINGS, surroundings)
                .call(() -> Handler.named(function.handler()));
    }
}
