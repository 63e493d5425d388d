package dev.postrider.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postrider.local.sandbox.FunctionPool;
import dev.postrider.local.template.ApiSpec;
import dev.postrider.local.template.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/// The HTTP API of the template, on loopback.
public final class HttpApi implements AutoCloseable {
    /// What a Lambda function takes in one call.
    private static final int MOST_EVENT_BYTES = 6 * 1024 * 1024;

    private final HttpServer server;
    private final RouteTable routes;
    private final Map<String, Gate> gates;

    private HttpApi(HttpServer server, RouteTable routes, Map<String, Gate> gates) {
        this.server = server;
        this.routes = routes;
        this.gates = Map.copyOf(gates);
    }

    /// Serves the routes of all functions.
    ///
    /// @throws IllegalStateException when the port is taken
    public static HttpApi start(
            int port, Optional<ApiSpec> api, List<FunctionPool> functions, Function<String, FunctionPool> byArn) {
        System.setProperty(
                "sun.net.httpserver.nodelay", "true"); // Else every keep-alive answer waits 40 ms for an ACK.
        Map<String, Gate> gates = new HashMap<>();
        api.ifPresent(spec -> spec.authorizers()
                .forEach((name, authorizer) ->
                        gates.put(name, new Gate(authorizer, byArn.apply(authorizer.functionArn())))));
        HttpApi running = new HttpApi(
                bind(port),
                new RouteTable(functions.stream().flatMap(HttpApi::entries).toList()),
                gates);
        running.server.createContext("/", running::serve);
        running.server.start();
        return running;
    }

    private static Stream<RouteTable.Entry> entries(FunctionPool function) {
        return function.function().triggers().stream()
                .flatMap(trigger -> trigger instanceof Trigger.Route route
                        ? Stream.of(new RouteTable.Entry(route, function))
                        : Stream.empty());
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private static HttpServer bind(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return server;
        } catch (BindException e) {
            throw new IllegalStateException("port " + port + " is taken: stop what listens there, or pass --port", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            ApiRequest request = ApiRequest.read(exchange);
            answer(request).write(exchange, request.id());
        } catch (RuntimeException e) {
            e.printStackTrace(System.out);
            ApiAnswer.BROKEN.write(exchange, "");
        }
    }

    private ApiAnswer answer(ApiRequest request) {
        if (request.isTooLarge()) {
            return ApiAnswer.TOO_LARGE;
        }
        Optional<RouteTable.Match> found =
                routes.find(request.line().method(), request.line().rawPath());
        return found.map(match -> answer(request, match)).orElse(ApiAnswer.NOT_FOUND);
    }

    private ApiAnswer answer(ApiRequest request, RouteTable.Match match) {
        Gate.Verdict verdict = match.entry()
                .route()
                .authorizer()
                .map(name -> gate(name).ask(request, match))
                .orElseGet(() -> new Gate.Verdict.Allowed(Map.of()));
        return switch (verdict) {
            case Gate.Verdict.Refused(ApiAnswer refusal) -> refusal;
            case Gate.Verdict.Allowed(Map<String, Object> caller) -> {
                byte[] event = EventJson.of(request, match, caller);
                yield event.length > MOST_EVENT_BYTES
                        ? ApiAnswer.TOO_LARGE
                        : ApiAnswer.of(match.entry()
                                .function()
                                .invoke(event, match.entry().route().timeout()));
            }
        };
    }

    private Gate gate(String name) {
        Gate gate = gates.get(name);
        if (gate == null) {
            throw new IllegalStateException(
                    "a route names the authorizer " + name + ", which the HttpApi does not declare");
        }
        return gate;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
