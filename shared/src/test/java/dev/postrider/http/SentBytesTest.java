package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.RequestTemplate.Method;
import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Bytes;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.event.SampleEvent;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.runtime.Json;
import dev.postrider.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was rendered and signed is what a receiver gets, byte for byte, whatever the event holds; or nothing is sent.
/// `-Dseed=…` draws other events.
final class SentBytesTest {
    private static final int DRAWS = 600;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int END_OF_HEAD = 0x0D0A0D0A;

    /// Pieces of attacks on headers, JSON, URLs and templates.
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\n",
            "\r",
            "\0",
            "\t",
            " ",
            "\u0085",
            "\u2028",
            "\u010d\u010a",
            "\u00a0",
            "\u007f",
            "X-Evil: 1",
            "\r\n\r\nPOST / HTTP/1.1\r\nHost: evil\r\n\r\n",
            "\"",
            "\\",
            "'",
            "</script>",
            "{{secrets.A}}",
            "{{{x}}}",
            "%0d%0a",
            "%",
            "%zz",
            "../../",
            "//",
            "?",
            "#",
            "&a=b",
            ";",
            "@127.0.0.1/",
            ":80",
            "é",
            "日本",
            "😀",
            "\ud800",
            "\udc00",
            "\ufeff",
            "\u202e",
            "a",
            "B",
            "7",
            "plain text",
            "1e999",
            "null",
            "-0");

    private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final ApacheWebhookClient client = new ApacheWebhookClient(new Anywhere());
    private final WebhookRenderer renderer = new WebhookRenderer(new HandlebarsRenderer(), new Anywhere());

    @AutoClose
    private final HostileReceiver receiver = HostileReceiver.plain((caller, _) -> {
        while (true) {
            received.add(Received.from(caller.getInputStream()));
            HostileReceiver.says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", caller);
        }
    });

    /// A request as it came over the wire.
    private record Received(String requestLine, Map<String, String> headers, Bytes body) {
        static Received from(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int last = 0;
            while (last != END_OF_HEAD) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("hung up");
                }
                head.write(c);
                last = (last << Byte.SIZE) | c;
            }
            List<String> lines =
                    head.toString(StandardCharsets.ISO_8859_1).lines().toList();
            Map<String, String> headers = lines.stream()
                    .skip(1)
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.split(": ?", 2))
                    .collect(Collectors.toMap(line -> line[0].toLowerCase(Locale.ROOT), line -> line[1]));
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            byte[] body = in.readNBytes(length);
            return new Received(lines.getFirst(), headers, Bytes.utf8(new String(body, StandardCharsets.UTF_8)));
        }
    }

    @Test
    void sendsWhatWasRenderedByteForByteOrNothing() throws InterruptedException {
        long seed = Long.getLong("seed", 5);
        Random random = new Random(seed);
        int sent = 0;
        for (int i = 0; i < DRAWS; i++) {
            String data = Json.write(Json.object()
                    .put("header", text(random, 2))
                    .put("path", text(random, 5))
                    .put("query", text(random, 5))
                    .put("body", text(random, 8)));

            switch (render(data, random)) {
                case WebhookRenderer.Result.Ready(WebhookRequest request, var _) -> {
                    assertArrivesUnchanged(request, "seed " + seed + ": " + data);
                    sent++;
                }
                case WebhookRenderer.Result.Broken(AttemptOutcome outcome) ->
                    assertThat(outcome)
                            .as("seed %d: %s", seed, data)
                            .isInstanceOfSatisfying(
                                    AttemptOutcome.Unrenderable.class,
                                    broken -> assertThat(broken.place()).isEqualTo("header X-A"));
            }
        }
        assertThat(sent).isBetween(DRAWS / 10, DRAWS * 9 / 10);
        assertThat(receiver.connections())
                .as("nothing ended a connection early")
                .isEqualTo(1);
    }

    private void assertArrivesUnchanged(WebhookRequest request, String what) throws InterruptedException {
        AttemptOutcome outcome = client.send(request, DEADLINE).outcome();

        assertThat(outcome).as(what).isEqualTo(new AttemptOutcome.Delivered(200));
        Received got = received.take();
        URI uri = request.uri();
        assertThat(got.requestLine())
                .as(what)
                .isEqualTo("POST " + uri.getRawPath() + "?" + uri.getRawQuery() + " HTTP/1.1");
        assertThat(got.headers()).as(what).containsAllEntriesOf(request.headers());
        assertThat(got.headers().keySet())
                .as("only these come in addition")
                .isSubsetOf(new HashSet<>(List.of(
                        "user-agent",
                        "content-type",
                        "x-a",
                        "webhook-id",
                        "webhook-timestamp",
                        "x-webhook-hops",
                        "accept-encoding",
                        "content-length",
                        "host",
                        "connection")));
        assertThat(got.body().array()).as(what).isEqualTo(request.body().array());
    }

    private WebhookRenderer.Result render(String data, Random random) {
        boolean isJson = random.nextBoolean();
        SequencedMap<String, Template> headers = new LinkedHashMap<>();
        headers.put("content-type", new Template(isJson ? "application/json" : "text/plain"));
        headers.put("X-A", new Template("{{header}}"));
        RequestTemplate template = new RequestTemplate(
                Method.POST,
                new Template("http://127.0.0.1:" + receiver.uri().getPort() + "/a/{{path}}/b"),
                new LinkedHashMap<>(Map.of("q", List.of(new Template("x{{query}}")))),
                headers,
                Optional.of(new Template(isJson ? "{\"a\":\"{{body}}\"}" : "say {{body}}")));
        return renderer.render(
                SampleChannel.requesting(template, Map.of()),
                SampleEvent.withData(data),
                DeliveryId.earliestAt(SampleEvent.ACCEPTED_AT),
                SampleEvent.ACCEPTED_AT);
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "//evil.example/a",
                "/a//b",
                "/a/../b",
                "/a/./b",
                "/%2e%2e/b",
                "/a;b=c",
                "/a%00b",
                "/%C3%A9",
                "/a?",
                "/?a=b?c=d",
                "/a?b=%26%3D",
                "/*",
                "/a:b@c",
                "/~a!$&'()*+,;=",
                ""
            })
    void leavesAPathAsItStands(String target) throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + receiver.uri().getPort() + target);

        AttemptOutcome outcome = client.send(Requests.get(uri), DEADLINE).outcome();

        assertThat(outcome).isEqualTo(new AttemptOutcome.Delivered(200));
        assertThat(received.take().requestLine()).isEqualTo("GET " + (target.isEmpty() ? "/" : target) + " HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "\u010d\u010a", "é", "\0"})
    void cannotEvenBeGivenAHeaderThatHttpWouldNotCarry(String value) {
        assertThatThrownBy(() -> new WebhookRequest(
                        Method.GET,
                        URI.create("http://a.example/"),
                        new LinkedHashMap<>(Map.of("x-a", value)),
                        Bytes.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x-a")
                .hasMessageNotContaining("Evil");
        assertThatThrownBy(() -> new WebhookRequest(
                        Method.GET,
                        URI.create("http://a.example/"),
                        new LinkedHashMap<>(Map.of("x" + value, "a")),
                        Bytes.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
