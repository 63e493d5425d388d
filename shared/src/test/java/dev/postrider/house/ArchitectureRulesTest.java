package dev.postrider.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

final class ArchitectureRulesTest {
    private static final String[] LIBRARIES = {
        "package software.amazon.awssdk.core; public interface SdkClient {}",
        "package com.amazonaws.services.lambda.runtime; public interface Context {}",
        "package com.fasterxml.jackson.databind; public interface JsonNode {}",
        "package com.github.jknack.handlebars; public interface Handlebars {}",
        "package org.apache.hc.core5.http; public interface Header {}",
        "package com.github.f4b6a3.ulid; public final class UlidCreator { public static void getUlid() {} }",
        "package com.github.f4b6a3.ulid; public record Ulid(long high, long low) {}",
    };

    static final List<Arguments> BAD_CODE = List.of(
            bad("R1", "a library in the domain", type("event", "Event", "javax.sql.DataSource source")),
            bad(
                    "R1",
                    "the runtime in the domain",
                    type("channel", "Channel", "dev.postrider.runtime.Json json"),
                    type("runtime", "Json", "")),
            bad("R2", "a room without a floor", type("billing", "Invoice", "")),
            bad("R2", "a class in the hall", "package dev.postrider; record Hall() {}"),
            bad(
                    "R2",
                    "a look up",
                    type("event", "Event", "dev.postrider.channel.Channel channel"),
                    type("channel", "Channel", "")),
            bad(
                    "R2",
                    "a look at the neighbour, in an array",
                    type("ingest", "Intake", "dev.postrider.dispatch.Dispatcher[] dispatchers"),
                    type("dispatch", "Dispatcher", "")),
            bad(
                    "R3",
                    "two packages in a circle inside one room",
                    type("local.queue", "Queue", "dev.postrider.local.cli.Cli cli"),
                    type("local.cli", "Cli", "dev.postrider.local.queue.Queue queue")),
            bad(
                    "R4",
                    "the SDK in a use case",
                    type("ingest", "Intake", "software.amazon.awssdk.core.SdkClient client")),
            bad(
                    "R5",
                    "Lambda in a use case",
                    type("ingest", "Intake", "com.amazonaws.services.lambda.runtime.Context context")),
            bad("R6", "Jackson in the client", type("http", "Client", "com.fasterxml.jackson.databind.JsonNode body")),
            bad(
                    "R6",
                    "Handlebars in a function",
                    type("dispatch", "Renderer", "com.github.jknack.handlebars.Handlebars engine")),
            bad(
                    "R6",
                    "the HTTP client in a function",
                    type("dispatch", "Sender", "org.apache.hc.core5.http.Header header")),
            bad(
                    "R7",
                    "an adapter made in a use case",
                    having("dispatch", "Dispatcher", "Object store = new dev.postrider.dynamo.DynamoStore()"),
                    type("dynamo", "DynamoStore", "")),
            bad("R7", "the environment in a use case", having("sweep", "Sweeper", "Object x = System.getenv(\"X\")")),
            bad("R10", "a helper", type("sweep", "SweepHelper", "")),
            bad("R10", "a base class's name", type("sweep", "BaseSweeper", "")),
            bad("R10", "another word for a delivery", type("sweep", "SweepJob", "")),
            bad("R10", "a drawer", type("sweep.util", "Sweeper", "")),
            bad("R11", "an open class", "package dev.postrider.sweep; class Sweeper {}"),
            bad(
                    "R11",
                    "an open nested class",
                    "package dev.postrider.sweep; final class Sweeper { static class Page {} }"));

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @FieldSource("BAD_CODE")
    void finds(String rule, String why, List<String> sources) {
        List<String> findings = findings(sources);

        assertThat(findings).as(why).isNotEmpty().allMatch(finding -> finding.startsWith(rule + " "));
    }

    @Test
    void findsEveryClockAndEveryChance() {
        List<String> findings = findings(List.of("""
                package dev.postrider.sweep;
                final class Sweeper {
                    Object a = java.time.Instant.now();
                    Object b = java.time.LocalDate.now();
                    java.util.function.Supplier<Object> c = java.time.Instant::now;
                    Object d = java.time.Clock.systemUTC();
                    Object e = java.time.InstantSource.system();
                    long f = System.currentTimeMillis();
                    long g = System.nanoTime();
                    Object h = new java.util.Date();
                    Object i = java.util.UUID.randomUUID();
                    double j = Math.random();
                    Object k = new java.util.Random();
                    Object l = new java.security.SecureRandom();
                    Object m = java.util.concurrent.ThreadLocalRandom.current();
                    Runnable n = com.github.f4b6a3.ulid.UlidCreator::getUlid;
                }
                """));

        assertThat(findings).hasSize(14).allMatch(finding -> finding.startsWith("R9 "));
    }

    @Test
    void leavesGoodCodeAlone() {
        List<String> findings = findings(List.of(
                """
                package dev.postrider.event;
                public record Event(byte[] bytes, long[][] counts, java.util.Optional<String> subject) {
                    int id() { return new com.github.f4b6a3.ulid.Ulid(1, 2).hashCode() + new java.util.Random(7).nextInt(); }
                    sealed interface Fate { record Kept() implements Fate {} }
                    enum Lost { EARLY { int n() { return 1; } }; int n() { return 0; } }
                }
                """,
                """
                package dev.postrider.signature;
                final class Signer { javax.crypto.Mac mac; Base64Text text; record Base64Text() {} }
                """,
                type("channel", "Channel", "dev.postrider.event.Event event"),
                type("endpoint", "EndpointPolicy", ""),
                type("runtime", "Platform", "dev.postrider.endpoint.EndpointPolicy policy"),
                having("runtime", "SystemClock", "Object x = java.time.Instant.now() + System.getenv(\"X\")"),
                having("http", "Stopwatch", "long x = System.nanoTime()"),
                type("http", "WebhookClient", "org.apache.hc.core5.http.Header header"),
                type("handlebars", "Renderer", "com.github.jknack.handlebars.Handlebars engine"),
                type("dynamo", "DynamoStore", "software.amazon.awssdk.core.SdkClient client"),
                type("ingest", "EventRequest", "com.fasterxml.jackson.databind.JsonNode body"),
                type("ingest", "IngestHandler", "com.amazonaws.services.lambda.runtime.Context context"),
                """
                package dev.postrider.ingest;
                final class IngestWiring {
                    Object store = new dev.postrider.dynamo.DynamoStore(null);
                    static final class Fresh { Object id = java.util.UUID.randomUUID(); }
                }
                """,
                type(
                        "local.emulator",
                        "Emulator",
                        "software.amazon.awssdk.core.SdkClient c, com.amazonaws.services.lambda.runtime.Context d")));

        assertThat(findings).isEmpty();
    }

    private List<String> findings(List<String> sources) {
        return new PlantedModule(folder)
                .withMain(LIBRARIES)
                .withMain(sources.toArray(String[]::new))
                .architectureFindings();
    }

    private static Arguments bad(String rule, String why, String... sources) {
        return Arguments.of(rule, why, List.of(sources));
    }

    private static String type(String room, String name, String components) {
        return "package dev.postrider.%s; public record %s(%s) {}".formatted(room, name, components);
    }

    private static String having(String room, String name, String field) {
        return "package dev.postrider.%s; final class %s { %s; }".formatted(room, name, field);
    }
}
