package dev.postrider.local.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// DynamoDB Local, in a process of its own: its licence forbids more. https://aws.amazon.com/dynamodblocallicense/
///
/// A shell stands between the two processes and kills the child when the pipe from this one closes, so that not even
/// `kill -9` of the runner leaves an orphan behind. Both ignore Ctrl-C, which a terminal sends to the whole group.
public final class DynamoProcess implements AutoCloseable {
    private static final String GUARD =
            "trap '' INT HUP TERM; \"$@\" >>\"$LOG\" 2>&1 & child=$!; echo $child; cat >/dev/null; kill -9 $child";

    private final Process shell;
    private final ProcessHandle child;
    private final Path log;
    private final int port;

    private DynamoProcess(Process shell, ProcessHandle child, Path log, int port) {
        this.shell = shell;
        this.child = child;
        this.log = log;
        this.port = port;
    }

    /// Starts it; it answers a second or two later. Without a folder everything stays in memory.
    static DynamoProcess start(Path project, Optional<Path> folder, Path log) {
        Path jars = project.resolve("local/dynamodb/target/lib");
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException("DynamoDB Local's jars are not in " + jars
                    + ": run ./mvnw -Pquick -pl local/dynamodb generate-resources");
        }
        int port = FreePort.pick();
        ProcessBuilder builder = new ProcessBuilder(command(jars, folder, port));
        builder.environment().put("LOG", log.toString());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process shell = builder.start();
            String pid = shell.inputReader(StandardCharsets.UTF_8).readLine();
            ProcessHandle child = Optional.ofNullable(pid)
                    .flatMap(text -> ProcessHandle.of(Long.parseLong(text)))
                    .orElseThrow(() -> new IllegalStateException("DynamoDB Local ended at once: see " + log));
            return new DynamoProcess(shell, child, log, port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start DynamoDB Local", e);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /// @throws IllegalStateException when the process has ended by itself
    void assertAlive() {
        if (!child.isAlive()) {
            throw new IllegalStateException("DynamoDB Local has ended: see " + log);
        }
    }

    private static List<String> command(Path jars, Optional<Path> folder, int port) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "sh"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jars + "/*",
                "software.amazon.dynamodb.services.local.main.ServerRunner",
                "-sharedDb",
                "-disableTelemetry",
                "-port",
                Integer.toString(port)));
        command.addAll(folder.map(path -> List.of("-dbPath", path.toString())).orElse(List.of("-inMemory")));
        return command;
    }

    /// Ends the process at once: what it answered is written, and there is nothing else to save.
    @Override
    public void close() {
        try (OutputStream pipe = shell.getOutputStream()) {
            child.destroyForcibly();
            pipe.flush();
        } catch (IOException e) {
            shell.destroyForcibly(); // The pipe is gone already, and with it the child.
        }
    }
}
