package dev.postrider.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.engine.ChannelTester;
import dev.postrider.engine.Courier;
import dev.postrider.engine.Journal;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.http.ApacheWebhookClient;
import dev.postrider.matching.Matching;
import dev.postrider.render.OpenChannel;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.WideLog;
import dev.postrider.secret.SecretText;
import dev.postrider.sqs.EventMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What dispatch does before its snapshot is taken: it matches, renders, signs and posts one made-up event a thousand
/// times, to a receiver of its own in the same sandbox, and asks the tables for what is not there. Nothing is stored.
public final class Rehearsal implements Runnable {
    /// The JVM compiles a method that has run 200 times (`Tier3InvocationThreshold`), and does so beside other work.
    private static final int ROUNDS = 1000;

    private final EventStore events;
    private final DeliveryStore deliveries;
    private final InstantSource clock;

    public Rehearsal(EventStore events, DeliveryStore deliveries, InstantSource clock) {
        this.events = events;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /// @throws IllegalStateException when a request did not reach the receiver
    @Override
    public void run() {
        AcceptedEvent event = read(RehearsedChannel.message(clock.instant()));
        meetTables(event);
        try (Receiver receiver = Receiver.open()) {
            Stage stage = new Stage(RehearsedChannel.postingTo(receiver.url()), clock, events, deliveries);
            for (int round = 0; round < ROUNDS; round++) {
                stage.play(read(RehearsedChannel.message(clock.instant())));
            }
        }
    }

    private static AcceptedEvent read(String message) {
        ObjectNode batch = Json.object();
        batch.putArray("Records").addObject().put("messageId", "rehearsal").put("body", message);
        ByteArrayInputStream in = new ByteArrayInputStream(Json.bytes(batch));
        return EventMessage.read(
                QueueMessage.readAll(Json.readTrusted(in)).getFirst().body());
    }

    /// Looks for what nobody has stored, and replaces what is not there, which the tables refuse.
    private void meetTables(AcceptedEvent event) {
        Channel channel = RehearsedChannel.postingTo("http://127.0.0.1/");
        Delivery nowhere = Delivery.sending(DeliveryKey.of(event, channel.id()), channel, clock.instant());
        events.find(event.tenant(), event.event().id());
        deliveries.find(event.tenant(), nowhere.key().id());
        deliveries.replace(nowhere, nowhere);
    }

    /// Everything between a message and its request, with a client that may reach this machine and no secrets of
    /// anybody.
    private static final class Stage {
        private final Catalog catalog;
        private final OpenChannel open;
        private final HandlebarsRenderer templates = new HandlebarsRenderer();
        private final Matching matching = new Matching(new RulerPatterns(), templates);
        private final Courier courier;
        private final ChannelTester tester;

        Stage(Channel channel, InstantSource clock, EventStore events, DeliveryStore deliveries) {
            WideLog nowhere =
                    new WideLog(clock, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            this.catalog = new Catalog(RehearsedChannel.TENANT, 1, Map.of(channel.id(), channel));
            this.open = OpenChannel.plain(channel);
            this.courier = new Courier(
                    new WebhookComposer(
                            new WebhookRenderer(templates, new Inside()),
                            (_, _) -> Optional.of(SecretText.of(RehearsedChannel.SIGNING_SECRET))),
                    clock);
            this.tester = new ChannelTester(
                    events,
                    deliveries,
                    courier,
                    new ApacheWebhookClient(new Inside()),
                    new Journal(deliveries, clock, nowhere));
        }

        void play(AcceptedEvent event) {
            if (!matching.wanting(catalog, event).equals(List.of(open.channel().id()))) {
                throw new IllegalStateException("the rehearsal's channel does not want its event");
            }
            Attempt attempt = tester.tryOut(open, event, courier);
            if (!attempt.reason().code().equals("ok")) {
                throw new IllegalStateException(
                        "a rehearsed request ended with " + attempt.reason().code());
            }
        }
    }

    /// A receiver in this very process.
    private record Receiver(HttpServer server) implements AutoCloseable {
        static Receiver open() {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/", exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(200, -1);
                    }
                });
                server.start();
                return new Receiver(server);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/rehearsal";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /// This machine, and nothing else.
    private record Inside() implements EndpointPolicy {
        @Override
        public boolean allowsPlainHttp() {
            return true;
        }

        @Override
        public boolean allowsPort(int port) {
            return true;
        }

        @Override
        public boolean allowsHost(String host) {
            return host.equals("127.0.0.1");
        }

        @Override
        public boolean allowsAddress(InetAddress address) {
            return address.isLoopbackAddress();
        }
    }
}
