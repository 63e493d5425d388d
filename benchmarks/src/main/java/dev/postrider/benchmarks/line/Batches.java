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
            "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:EventQueue"}""";

    private static final String BODY = """
            {"tenant":"default","id":"evt_@ID@","acceptedAt":"2026-11-22T10:00:00.000Z","event":{"specversion":"1.0",\
            "id":"evt_@ID@","source":"checkly/prod","type":"check.failed","subject":"check/9f1c",\
            "time":"2026-11-22T10:00:00.000Z","data":@DATA@}}""";

    private Batches() {}

    /// So many batches, from the event with this number on. All of the work is done before they are used.
    public static List<byte[]> of(int count, int from) {
        String body = quoted(BODY.replace("@DATA@", Workload.data().replaceAll("\\s*\n\\s*", "")));
        List<byte[]> batches = new ArrayList<>();
        for (int batch = 0; batch < count; batch++) {
            int first = from + batch * SIZE;
            batches.add(IntStream.range(first, first + SIZE)
                    .mapToObj(number -> item(number, body))
                    .collect(Collectors.joining(",", "{\"Records\":[", "]}"))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return batches;
    }

    private static String item(int number, String body) {
        String id = String.format(Locale.ROOT, "%026d", number);
        return RECORD.replace("@NUMBER@", Integer.toString(number)).replace("@BODY@", body.replace("@ID@", id));
    }

    private static String quoted(String json) {
        return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
