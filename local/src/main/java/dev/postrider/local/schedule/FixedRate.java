package dev.postrider.local.schedule;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.local.sandbox.FunctionPool;
import dev.postrider.local.template.Blueprint;
import dev.postrider.local.template.Trigger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One schedule: fires as soon as it is started, then at its rate, one run at a time.
public final class FixedRate implements AutoCloseable {
    private static final PojoSerializer<ScheduledEvent> SERIALIZER =
            LambdaEventSerializers.serializerFor(ScheduledEvent.class, FixedRate.class.getClassLoader());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Trigger.Schedule schedule;
    private final FunctionPool function;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private FixedRate(Trigger.Schedule schedule, FunctionPool function) {
        this.schedule = schedule;
        this.function = function;
    }

    public static FixedRate start(Trigger.Schedule schedule, FunctionPool function) {
        FixedRate rate = new FixedRate(schedule, function);
        Thread.ofVirtual().name("schedule " + schedule.name()).start(rate::run);
        return rate;
    }

    private void run() {
        long next = System.nanoTime();
        try {
            do {
                function.invoke(event());
                next += schedule.rate().toNanos();
            } while (!stopped.await(next - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] event() {
        return schedule.input()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(this::standardEvent);
    }

    private byte[] standardEvent() {
        ScheduledEvent event = new ScheduledEvent()
                .withVersion("0")
                .withId(UUID.randomUUID().toString())
                .withDetailType("Scheduled Event")
                .withSource("aws.scheduler")
                .withAccount(Blueprint.ACCOUNT)
                .withRegion(Blueprint.REGION)
                .withResources(List.of("arn:aws:scheduler:" + Blueprint.REGION + ":" + Blueprint.ACCOUNT
                        + ":schedule/default/" + schedule.name()))
                .withDetail(Map.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SERIALIZER.toJson(event, bytes);
        try {
            // The event class takes its time as a Joda type, which nothing else here needs.
            ObjectNode json = (ObjectNode) JSON.readTree(bytes.toByteArray());
            json.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException("AWS's serialiser wrote what is no JSON", e);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
