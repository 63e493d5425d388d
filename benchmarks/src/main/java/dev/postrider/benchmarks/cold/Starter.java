package dev.postrider.benchmarks.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A function that is started, and what it is asked first.
enum Starter {
    HELLO("dev.postrider.benchmarks.cold.Hello", Optional.empty(), "schedule-sweep.json"),
    AUTHORIZER("dev.postrider.authorizer.AuthorizerHandler", Optional.of("authorizer"), "authorizer-request.json"),
    INGEST("dev.postrider.ingest.IngestHandler", Optional.of("ingest"), "apigw-ingest.json"),
    DISPATCH("dev.postrider.dispatch.DispatchHandler", Optional.of("dispatch"), "sqs-event.json");

    private final String handler;
    private final Optional<String> module;
    private final String event;

    Starter(String handler, Optional<String> module, String event) {
        this.handler = handler;
        this.module = module;
        this.event = event;
    }

    String handler() {
        return handler;
    }

    /// The function's own jar, as it is deployed; of [Hello] the classes that this runs from.
    String jar(Path project) {
        return module.map(name -> project.resolve("functions/" + name + "/target/" + name + ".jar")
                        .toString())
                .orElseGet(() -> Path.of(Hello.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString());
    }

    byte[] event(Path project) {
        try {
            return Files.readAllBytes(project.resolve("events").resolve(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
