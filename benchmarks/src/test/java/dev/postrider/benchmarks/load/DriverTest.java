package dev.postrider.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That a load tells of what has become of each event. Its system passes on what it is posted, or not.
final class DriverTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Receiver receiver = Receiver.open(0);
    private final HttpServer system = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        system.start();
    }

    @AfterEach
    void stop() {
        system.stop(0);
        receiver.close();
    }

    @Test
    void findsEveryEventThatWasDelivered() {
        passOn(this::deliver);

        Lap lap = drive(new Plan(20, 1, new Pace.Closed(4), LONG));

        assertThat(lap.refused()).isZero();
        assertThat(lap.missing()).isEmpty();
        assertThat(lap.repeated()).isEmpty();
        assertThat(Report.of(lap).landed().getTotalCount()).isEqualTo(20);
    }

    @Test
    void namesTheEventThatIsMissing() {
        passOn(body -> {
            if (!body.contains("-7.")) {
                deliver(body);
            }
        });

        Lap lap = drive(new Plan(10, 1, new Pace.Closed(1), SHORT));

        assertThat(lap.missing()).containsExactly(new Lap.Webhook(lap.arrivals().mark(7), 0));
        assertThat(Report.of(lap).text(lap))
                .contains("1 missing")
                .contains("missing: " + lap.missing().getFirst());
    }

    @Test
    void namesTheEventThatCameTwice() {
        passOn(body -> {
            deliver(body);
            if (body.contains("-3.")) {
                deliver(body);
            }
        });

        Lap lap = drive(new Plan(10, 1, new Pace.Open(1000), LONG));

        assertThat(lap.missing()).isEmpty();
        assertThat(lap.repeated())
                .containsExactly(new Lap.Webhook(lap.arrivals().mark(3), 0));
    }

    @Test
    void countsWhatTheSystemRefuses() {
        system.createContext("/v1/events", exchange -> answer(exchange, 503));

        Lap lap = drive(new Plan(5, 1, new Pace.Closed(2), LONG));

        assertThat(lap.refused()).isEqualTo(5);
        assertThat(lap.missing()).as("nothing was promised").isEmpty();
    }

    @Test
    void loadsNobodyElsesMachine() {
        URI elsewhere = URI.create("http://192.0.2.1:80");

        assertThatThrownBy(() -> new Driver(elsewhere, "k", Intake.EVENTS, receiver))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback only");
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int code = new Load(new PrintStream(out, true, StandardCharsets.UTF_8)).run("--events", "many", "--key", "k");

        assertThat(code).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--events").contains("--in-flight");
    }

    private Lap drive(Plan plan) {
        return new Driver(URI.create("http://127.0.0.1:" + system.getAddress().getPort()), "k", Intake.EVENTS, receiver)
                .run(plan);
    }

    /// Answers every post once this has been done with its body.
    private void passOn(Consumer<String> body) {
        system.createContext("/v1/events", exchange -> {
            body.accept(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 202);
        });
    }

    private void deliver(String body) {
        URI endpoint = receiver.endpoint(0);
        try (Wire wire = Wire.to(endpoint)) {
            wire.send("POST " + endpoint.getPath() + " HTTP/1.1\r\n", body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
