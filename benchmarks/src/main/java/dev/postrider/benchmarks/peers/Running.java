package dev.postrider.benchmarks.peers;

import dev.postrider.benchmarks.load.Driver;
import dev.postrider.benchmarks.load.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A peer's processes.
///
/// @param store what keeps the service's data, if that is a process of its own
record Running(Peer peer, int port, Process service, Optional<Process> store) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /// Begins a process, whose output goes into a file of the place.
    static Process begin(List<String> command, Place place) {
        Path program = Path.of(command.getFirst());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(place.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        place.in(program.getFileName() + ".log").toFile()));
        builder.environment()
                .put(
                        "LD_LIBRARY_PATH",
                        place.in("debian/usr/lib/x86_64-linux-gnu").toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(program + " does not start", e);
        }
    }

    /// Waits until it answers.
    ///
    /// @throws IllegalStateException when it has ended, or takes longer than a minute
    Running ready() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening()) {
            if (!service.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException(peer + " does not start: see the logs in benchmarks/target/peers");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return this;
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    Driver driver(Receiver receiver) {
        return new Driver(URI.create("http://127.0.0.1:" + port), "", peer.intake(), receiver);
    }

    /// CPU time that the service has used, and its store.
    Duration serviceCpu() {
        return cpu(service);
    }

    Duration storeCpu() {
        return store.map(Running::cpu).orElse(Duration.ZERO);
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        service.destroyForcibly();
        store.ifPresent(Process::destroyForcibly);
    }
}
