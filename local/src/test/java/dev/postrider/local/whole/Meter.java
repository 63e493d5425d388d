package dev.postrider.local.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.kit.TestReceiver;
import dev.postrider.local.sandbox.Invocation;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.Message;

/// A stack whose queues are carried to dispatch by hand, so that batches are exactly as large as they are said to be,
/// and counted. The event is one of Qovery's, of 2 KB; its channels post it on as it is.
final class Meter implements AutoCloseable {
    private static final Path EVENT = Path.of("../events/qovery-deployment-failed.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BATCH = 10;
    private static final int MAX_LAPS = 5;
    private static final int AT_ONCE = 16;
    private static final int MAX_RECEIVES = 30;

    private final LocalStack stack = LocalStack.startQuietly(Options.inMemory().withRootKey("root"));
    private final Api api = Api.at(stack.endpoint(), "root");
    private int laps;

    /// What is to be counted.
    ///
    /// @param events of one batch
    /// @param together how many of them one request posts
    /// @param channels that want each of them
    /// @param failures of each webhook, before it lands
    record Load(int events, int together, int channels, int failures) {
        int requests() {
            return events / together;
        }

        int webhooks() {
            return events * channels;
        }
    }

    /// What it came to.
    ///
    /// @param batches with which dispatch was called
    record Lap(CallCounter.Count count, int batches, boolean isTypical) {}

    /// Counts a load: again when an hour ended meanwhile, which cuts the counts of a batch in two, or when the machine
    /// was so busy that the receiver passed for a slow one.
    Lap run(Load load) throws IOException {
        for (int tries = 0; tries < MAX_LAPS; tries++) {
            Lap lap = lap(load, "lap" + laps++);
            if (lap.isTypical()) {
                return lap;
            }
        }
        throw new AssertionError("the machine is too busy to count anything");
    }

    private Lap lap(Load load, String type) throws IOException {
        int[] statuses = new int[load.webhooks() * load.failures() + 1];
        Arrays.fill(statuses, 500);
        statuses[statuses.length - 1] = 200;
        try (TestReceiver receiver = TestReceiver.start()) {
            IntStream.range(0, load.channels()).forEach(number -> save(type, number, receiver));
            Load first = new Load(1, 1, load.channels(), 0);
            post(first, type);
            drain(first, type);
            receiver.answers(statuses);
            Instant began = Instant.now();
            CallCounter.reset();
            post(load, type);
            int batches = drain(load, type);
            CallCounter.Count count = CallCounter.count();
            boolean sameHour =
                    began.truncatedTo(ChronoUnit.HOURS).equals(Instant.now().truncatedTo(ChronoUnit.HOURS));
            return new Lap(count, batches, sameHour && isLanded(load, type));
        }
    }

    /// Counts one sweep of a stack in which nothing is due.
    CallCounter.Count idleSweep() throws IOException {
        byte[] tick = Files.readAllBytes(Path.of("../events/schedule-sweep.json"));
        stack.invoke("SweepFunction", tick);
        CallCounter.reset();
        stack.invoke("SweepFunction", tick);
        return CallCounter.count();
    }

    private void save(String type, int number, TestReceiver receiver) {
        Api.Answer answer = api.put("/v1/channels/" + type + "-" + number, """
                {"match": {"types": ["%s"]}, "request": {"url": "%s"}, "retry": {"scheduleSeconds": [1, 1]}}
                """.formatted(type, receiver.uri("/hook")));
        if (answer.status() != 201) {
            throw new AssertionError(answer.body());
        }
    }

    private void post(Load load, String type) throws IOException {
        String event = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"qovery\",\"type\":\"" + type
                + "\",\"data\":" + Files.readString(EVENT).replace("%", "%%") + "}";
        for (int request = 0; request < load.requests(); request++) {
            String batch = IntStream.range(0, load.together())
                    .mapToObj(_ -> event.formatted(UUID.randomUUID()))
                    .toList()
                    .toString();
            Api.Answer answer = api.send("POST", "/v1/events", batch, "application/cloudevents-batch+json");
            if (answer.status() != 202) {
                throw new AssertionError(answer.body());
            }
        }
    }

    /// Carries the events, then every wake-up that follows from them.
    ///
    /// @return how many batches there were
    private int drain(Load load, String type) {
        int batches = carry("EventQueue", gather("EventQueue", load.events(), type));
        int waiting = load.events() * Math.max(0, load.channels() - AT_ONCE);
        if (waiting > 0) {
            batches += carry("RetryQueue", gather("RetryQueue", waiting, type));
        }
        for (int wave = 0; wave < load.failures(); wave++) {
            batches += carry("RetryQueue", gather("RetryQueue", load.webhooks(), type));
        }
        return batches;
    }

    private List<Message> gather(String queue, int expected, String type) {
        List<Message> gathered = new ArrayList<>();
        String url = stack.queueUrl(queue);
        for (int tries = 0; gathered.size() < expected && tries < MAX_RECEIVES; tries++) {
            for (Message message : stack.sqs()
                    .receiveMessage(receive ->
                            receive.queueUrl(url).maxNumberOfMessages(MAX_BATCH).waitTimeSeconds(1))
                    .messages()) {
                stack.sqs().deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
                if (message.body().contains(type)) {
                    gathered.add(message);
                }
            }
        }
        return gathered;
    }

    private int carry(String queue, List<Message> messages) {
        int batches = 0;
        for (int from = 0; from < messages.size(); from += MAX_BATCH) {
            List<Message> batch = messages.subList(from, Math.min(messages.size(), from + MAX_BATCH));
            Invocation answer = stack.invoke("DispatchFunction", batch(queue, batch));
            if (!(answer instanceof Invocation.Returned(String text)) || !text.contains("[]")) {
                throw new AssertionError(answer);
            }
            batches++;
        }
        return batches;
    }

    private byte[] batch(String queue, List<Message> messages) {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        for (Message message : messages) {
            ObjectNode item = records.addObject().put("messageId", message.messageId());
            item.put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:" + name(queue));
            item.putObject("attributes").put("ApproximateReceiveCount", "1");
            item.put("body", message.body());
        }
        return batch.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String name(String queue) {
        String url = stack.queueUrl(queue);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /// Whether everything has landed when it should.
    private boolean isLanded(Load load, String type) {
        return IntStream.range(0, load.channels()).allMatch(number -> {
            List<JsonNode> deliveries = api.all("/v1/deliveries?status=succeeded&channel=" + type + "-" + number);
            return deliveries.size() == load.events() + 1;
        });
    }

    @Override
    public void close() {
        api.close();
        stack.close();
    }
}
