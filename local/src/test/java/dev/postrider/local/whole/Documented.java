package dev.postrider.local.whole;

import dev.postrider.kit.NodePackage;
import dev.postrider.kit.ReceivedRequest;
import dev.postrider.local.emulator.ProjectFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;

/// The lines that docs/verify.md gives to receivers, as they stand there.
public final class Documented {
    private static final Path GUIDE = ProjectFolder.find().resolve("docs/verify.md");
    private static final Path FOLDER = ProjectFolder.find().resolve("local/target/verify");

    private Documented() {}

    /// Whether these lines are among those that [VerifiedByOthersTest] runs.
    public static boolean runs(String language, String lines) {
        try {
            return block(language).equals(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first block of a language.
    static String block(String language) throws IOException {
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(GUIDE));
        if (!block.find()) {
            throw new IllegalStateException(GUIDE + " has no lines of " + language);
        }
        return block.group(1);
    }

    /// What the lines for Python say of each request; a machine without Python skips this, and says so.
    static List<Boolean> pythonVerifies(List<NodeClients.Question> questions) throws Exception {
        Files.createDirectories(FOLDER);
        String program = block("python") + """

                import json, sys
                for asked in json.load(sys.stdin):
                    print(verify(asked["secret"], asked["headers"], asked["body"].encode()))
                """;
        Files.writeString(FOLDER.resolve("documented.py"), program);
        Assumptions.assumeTrue(NodePackage.isThere("python3"), "python3 is not on the PATH: its lines are not run");
        String said = new NodePackage(FOLDER).run(NodeClients.json(questions), List.of("python3", "documented.py"));
        return said.lines().map(Boolean::parseBoolean).toList();
    }

    /// What the lines for Java say of a request.
    static boolean javaVerifies(String secret, ReceivedRequest request, Instant now) throws Exception {
        Files.createDirectories(FOLDER);
        Path source = Files.writeString(FOLDER.resolve("Verify.java"), block("java"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(InputStream.nullInputStream(), System.err, System.err, "-d", FOLDER.toString(), source.toString());
        if (failed != 0) {
            throw new IllegalStateException(source + " does not compile");
        }
        URI classes = FOLDER.toUri();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toURL()})) {
            Method verify = loader.loadClass("Verify")
                    .getMethod("verify", String.class, Map.class, byte[].class, Instant.class);
            Map<String, String> headers = new HashMap<>();
            request.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            return (boolean) verify.invoke(Documented.class, secret, headers, request.body(), now);
        }
    }
}
