package dev.postrider.benchmarks.peers;

import dev.postrider.benchmarks.load.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who is loaded.
enum Peer {
    /// Postrider's engine in memory, as a server: with both compilers, since this is no sandbox.
    POSTRIDER(Intake.EVENTS) {
        @Override
        Running start(Place place) {
            int port = Place.freePort();
            Process service = Running.begin(
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx1g",
                            "-Dsun.net.httpserver.nodelay=true",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Stand.class.getName(),
                            Integer.toString(port),
                            place.endpoint().toString()),
                    place);
            return new Running(this, port, service, Optional.empty());
        }
    },

    /// Debian's package: one group for each alert, none waits.
    ALERTMANAGER(Intake.ALERTS) {
        @Override
        Running start(Place place) {
            int port = Place.freePort();
            write(
                    place.in("alertmanager.ready.yml"),
                    read(place.in("alertmanager.yml"))
                            .replace("@ENDPOINT@", place.endpoint().toString()));
            Process service = Running.begin(
                    List.of(
                            place.in("alertmanager").toString(),
                            "--config.file=" + place.in("alertmanager.ready.yml"),
                            "--storage.path=" + place.in("alertmanager.saved"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--cluster.listen-address=",
                            "--log.level=error"),
                    place);
            return new Running(this, port, service, Optional.empty());
        }
    },

    /// A worker in Node.js, with Redis that writes every second what it has.
    BULLMQ(Intake.EVENTS) {
        @Override
        Running start(Place place) {
            int port = Place.freePort();
            int redisPort = Place.freePort();
            Process redis = Running.begin(
                    List.of(
                            place.in("debian/usr/bin/redis-server").toString(),
                            "--port",
                            Integer.toString(redisPort),
                            "--bind",
                            "127.0.0.1",
                            "--dir",
                            place.folder().toString(),
                            "--save",
                            "",
                            "--appendonly",
                            "yes",
                            "--appendfsync",
                            "everysec"),
                    place);
            Process service = Running.begin(
                    List.of(
                            "node",
                            place.in("worker.mjs").toString(),
                            Integer.toString(port),
                            place.endpoint().toString(),
                            Integer.toString(redisPort),
                            place.in("opsgenie.hbs").toString()),
                    place);
            return new Running(this, port, service, Optional.of(redis));
        }
    };

    private final Intake intake;

    Peer(Intake intake) {
        this.intake = intake;
    }

    abstract Running start(Place place);

    Intake intake() {
        return intake;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
