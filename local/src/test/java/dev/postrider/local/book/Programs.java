package dev.postrider.local.book;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Programs whose place in a reader's folder is taken by one line of shell: it hands its words to this process, where
/// they are run or judged, so that nothing is built, deployed or started anew for each of them.
final class Programs implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Program> programs = new LinkedHashMap<>();

    Programs() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /// What a program does with the words after its name.
    interface Program {
        Answer run(Call call);
    }

    /// How a program was called.
    record Call(Path folder, List<String> words, Map<String, String> environment) {
        Call {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }
    }

    /// What it printed, and whether all went well.
    record Answer(boolean good, String text) {
        static Answer good(String text) {
            return new Answer(true, text);
        }

        static Answer bad(String text) {
            return new Answer(false, text + "\n");
        }

        /// Good when there is nothing to complain about.
        static Answer of(List<String> complaints) {
            return complaints.isEmpty() ? good("") : bad(String.join("\n", complaints));
        }
    }

    /// Puts a program into a folder.
    void install(Path file, Program program) {
        String name = file.getFileName() + "-" + programs.size();
        programs.put(name, program);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, """
                    #!/bin/bash
                    { printf '%%s\\0' "$PWD" "$#" "$@"; env -0; } |
                      curl -sS --fail-with-body --data-binary @- http://127.0.0.1:%d/%s
                    """.formatted(server.getAddress().getPort(), name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Program program = programs.get(exchange.getRequestURI().getPath().substring(1));
            Answer answer = program == null ? Answer.bad("no such program") : judged(program, call(asked));
            byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.good() ? 200 : 400, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private static Answer judged(Program program, Call call) {
        try {
            return program.run(call);
        } catch (RuntimeException | AssertionError e) {
            return Answer.bad(e.toString());
        }
    }

    private static Call call(String asked) {
        String[] parts = asked.split("\0", -1);
        int words = Integer.parseInt(parts[1]);
        Map<String, String> environment = Arrays.stream(parts)
                .skip(2L + words)
                .filter(variable -> variable.contains("="))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1], (first, _) -> first));
        return new Call(Path.of(parts[0]), List.of(parts).subList(2, 2 + words), environment);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
