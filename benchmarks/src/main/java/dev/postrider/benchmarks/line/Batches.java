package dev.postrider.benchmarks.line;

import dev.postrider.benchmarks.Workload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What Lambda hands to dispatch: ten messages of `EventQueue`, each with another event of 1 KB.
public final class Batches {
    /// How many messages Lambda hands over at once.
    public static final int SIZE = 10;

    private static final String RECORD = """
            {"messageId":"m-@NUMBER@","receiptHandle":"r","body":@BODY@,"attributes":{"ApproximateReceiveCount":"1"},
            "messageAttributes":{},"eventSource":"aws:sqs","awsRegion":"us-east-1",
            "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:@QUEUE@"}""";

    private static final String BODY = """
            {"tenant":"default","id":"evt_@ID@","acceptedAt":"2026-11-22T10:00:00.000Z","event":{"specversion":"1.0",\
            "id":"evt_@ID@","source":"checkly/prod","type":"check.failed","subject":"check/9f1c",\
            "time":"2026-11-22T10:00:00.000Z","data":@DATA@}}""";

    private Batches() {}

    /// So many batches, from the event with this number on. All of the work is done before they are used.
    public static List<byte[]> of(int count, int from) {
        List<byte[]> batches = new ArrayList<>();
        for (int batch = 0; batch < count; batch++) {
            int first = from + batch * SIZE;
            batches.add(of(
                    "EventQueue",
                    IntStream.range(first, first + SIZE)
                            .mapToObj(Batches::message)
                            .toList()));
        }
        return batches;
    }

    /// The batch that Lambda makes of a queue's messages. Their ids are `m-0` and so on.
    public static byte[] of(String queue, List<String> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(number -> RECORD.replace("@NUMBER@", Integer.toString(number))
                        .replace("@QUEUE@", queue)
                        .replace("@BODY@", "\"" + GatewayPost.escaped(messages.get(number)) + "\""))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// What ingest sends of an event.
    static String message(int number) {
        return BODY.replace("@DATA@", Workload.data().replaceAll("\\s*\n\\s*", ""))
                .replace("@ID@", String.format(Locale.ROOT, "%026d", number));
    }
}
