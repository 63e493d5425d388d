package dev.postrider.local.book;

import dev.postrider.local.cli.Listening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Somebody who follows a page by copy and paste, in a shell in the project's folder. Variables, functions and the
/// folder
/// outlast a block; programs other than those below are not there, so that a page cannot need them unnoticed.
final class Reader implements AutoCloseable {
    /// What a reader needs beside the project itself.
    private static final List<String> PROGRAMS = List.of(
            "basename",
            "cat",
            "curl",
            "date",
            "env",
            "grep",
            "head",
            "ls",
            "mkdir",
            "openssl",
            "python3",
            "rm",
            "sed",
            "tr");

    /// What does nothing in a rehearsal.
    private static final List<String> IDLE = List.of("curl", "head", "seq", "sleep", "tr", "xargs");

    private static final String API = "localhost:8080";
    private static final String RECEIVER = "localhost:9000";
    private static final long PATIENCE_SECONDS = 60;

    private static final String BEFORE = """
            if [ -f "$READER_STATE" ]; then . "$READER_STATE"; cd "$(cat "$READER_STATE.pwd")"; fi
            set -euo pipefail; set -a
            """;
    private static final String AFTER = """

            { export -p; declare -f; } > "$READER_STATE"; pwd > "$READER_STATE.pwd"
            """;

    private final Stage stage;
    private final Programs programs = new Programs();
    private final PostriderProgram postrider;
    private final Path folder;
    private final Path bin;
    private final Path idle;
    private final Path state;

    /// @param scratch an empty folder
    Reader(Stage stage, Path scratch) {
        this.stage = stage;
        this.postrider = new PostriderProgram(stage);
        this.folder = scratch.resolve("postrider");
        this.bin = scratch.resolve("bin");
        this.idle = scratch.resolve("idle");
        this.state = scratch.resolve("state");
        try {
            furnish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void furnish() throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(bin);
        copyEvents();
        for (String program : PROGRAMS) {
            String options = program.equals("curl") ? " --fail-with-body --max-time 60" : "";
            script(bin.resolve(program), "PATH='" + System.getenv("PATH") + "' exec " + program + options + " \"$@\"");
        }
        Files.createDirectories(idle);
        for (String program : IDLE) {
            script(idle.resolve(program), "[ -t 0 ] || cat >/dev/null");
        }
        programs.install(folder.resolve("postrider"), postrider);
        programs.install(folder.resolve("mvnw"), new MavenProgram());
        programs.install(bin.resolve("aws"), new AwsProgram(stage.endpoint()));
        programs.install(bin.resolve("sam"), new SamProgram());
        programs.install(bin.resolve("git"), new GitProgram());
        programs.install(bin.resolve("java"), new BenchmarksProgram());
        programs.install(bin.resolve("apt-get"), _ -> Programs.Answer.good(""));
        for (String script : benchmarks()) {
            programs.install(folder.resolve("benchmarks").resolve(script), _ -> Programs.Answer.good(""));
        }
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void copyEvents() throws IOException {
        Files.createDirectories(folder.resolve("events"));
        try (Stream<Path> events = Files.list(Book.ROOT.resolve("events"))) {
            for (Path event : events.filter(Files::isRegularFile).toList()) {
                Files.copy(event, folder.resolve("events").resolve(event.getFileName()));
            }
        }
    }

    /// The programs of the benchmarks: measuring takes longer than a build should.
    private static List<String> benchmarks() throws IOException {
        try (Stream<Path> files = Files.list(Book.ROOT.resolve("benchmarks"))) {
            return files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    /// What a block printed, and whether it went well.
    record Outcome(boolean good, String printed) {}

    /// Runs a block, and waits until what it has set going has come to rest.
    Outcome run(String block) {
        Outcome outcome = typed(block, bin.toString());
        if (outcome.good()) {
            stage.settle();
        }
        return outcome;
    }

    /// Runs a block for a real account, where there is none: nothing is sent, nothing waits, nothing is repeated; the
    /// words of `aws` and `sam` are judged.
    Outcome rehearse(String block) {
        return typed(block, idle + ":" + bin);
    }

    private Outcome typed(String block, String path) {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", BEFORE + here(block) + AFTER)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("PATH", path);
        shell.environment().put("READER_STATE", state.toString());
        try {
            Process process = shell.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean good = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return new Outcome(good, there(printed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Keeps a file of the page.
    void keep(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), here(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the receiver of the page has printed; empty where it has started none.
    String receiverPrinted() {
        return there(postrider.receiver().map(Listening::text).orElse(""));
    }

    /// A text of the page, with the addresses of this run.
    private String here(String text) {
        String ours = text.replace(API, stage.endpoint().getAuthority());
        Optional<Listening> receiver = postrider.receiver();
        return receiver.map(there -> ours.replace(RECEIVER, there.authority())).orElse(ours);
    }

    /// A text of this run, with the addresses of the page.
    private String there(String text) {
        String theirs = text.replace(stage.endpoint().getAuthority(), API).replace(folder + "/", "");
        return postrider
                .receiver()
                .map(receiver -> theirs.replace(receiver.authority(), RECEIVER))
                .orElse(theirs);
    }

    @Override
    public void close() {
        postrider.close();
        programs.close();
    }
}
