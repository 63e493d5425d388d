package dev.postrider.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postrider.local.handlers.Scripted;
import dev.postrider.local.handlers.Surrounded;
import dev.postrider.local.handlers.Typed;
import dev.postrider.local.template.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class FunctionPoolTest {
    @Test
    void constructsAHandlerInTheMidstOfItsVariables() {
        Invocation answer = invoke(pool("Plain", Surrounded.class.getName(), Duration.ofSeconds(5), 1), "{}");

        assertThat(answer).isEqualTo(new Invocation.Returned("\"hello from Plain, 256 MB, time left\""));
    }

    @Test
    void callsTypedHandlersThroughAwsSerialisers() {
        String event = "{\"Records\":[{\"messageId\":\"m1\",\"body\":\"x\",\"eventSourceARN\":\"arn:q\"}]}";

        Invocation answer =
                invoke(pool("Typed", Typed.class.getName() + "::handleRequest", Duration.ofSeconds(5), 1), event);

        assertThat(answer).isEqualTo(new Invocation.Returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}"));
    }

    @Test
    void failsWhenTheHandlerThrows() {
        Scripted.act("Throws", _ -> {
            throw new IllegalArgumentException("no");
        });

        Invocation answer = invoke(pool("Throws", Scripted.class.getName(), Duration.ofSeconds(5), 1), "{}");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Invocation.Failed.class,
                        failed -> assertThat(failed.cause()).hasMessage("no"));
    }

    @Test
    void interruptsAnInvocationThatOutlastsItsTimeout() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Scripted.act("Hangs", _ -> hang(interrupted));

        Invocation answer = invoke(pool("Hangs", Scripted.class.getName(), Duration.ofMillis(100), 1), "{}");

        assertThat(answer).isEqualTo(new Invocation.TimedOut(Duration.ofMillis(100)));
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void hasOneInvocationAtATimeInEachSandboxAndNoMoreSandboxesThanItsCap() throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        Scripted.act("Busy", _ -> {
            started.countDown();
            return awaited(release);
        });
        FunctionPool pool = pool("Busy", Scripted.class.getName(), Duration.ofSeconds(5), 2);
        CompletableFuture<Invocation> first = CompletableFuture.supplyAsync(() -> invoke(pool, "{}"));
        CompletableFuture<Invocation> second = CompletableFuture.supplyAsync(() -> invoke(pool, "{}"));
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();

        Invocation third = pool.invoke(new byte[0], Duration.ofMillis(50));

        release.countDown();
        assertThat(third).isEqualTo(new Invocation.Throttled());
        assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(new Invocation.Returned("done"));
        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(new Invocation.Returned("done"));
    }

    @Test
    void saysWhichHandlerDoesNotStart() {
        FunctionPool missing = pool("Missing", "no.such.Handler", Duration.ofSeconds(5), 1);

        assertThatThrownBy(missing::prepare).hasMessageContaining("Missing").hasMessageContaining("no.such.Handler");
    }

    private static Invocation invoke(FunctionPool pool, String event) {
        return pool.invoke(event.getBytes(StandardCharsets.UTF_8));
    }

    private static FunctionPool pool(String id, String handler, Duration timeout, int cap) {
        FunctionSpec spec = new FunctionSpec(id, handler, Map.of("GREETING", "hello"), timeout, 256, List.of());
        return new FunctionPool(spec, "arn:" + id, UnaryOperator.identity(), KeyFile.inMemory(), cap);
    }

    private static String hang(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return "never read";
    }

    private static String awaited(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS) ? "done" : "late";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }
}
