package dev.postrider.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Programs of others for Node.js, with their versions pinned, in a folder of their own. A machine without node skips
/// what needs them, and says so.
///
/// @param folder where they are installed
public record NodePackage(Path folder) {
    /// Installs what these files say, once.
    ///
    /// @param sources where `package.json`, `package-lock.json` and the scripts are
    public static NodePackage install(Path sources, Path folder) {
        Assumptions.assumeTrue(
                isThere("node") && isThere("npm"), "node and npm are not on the PATH: their programs are not asked");
        try (Stream<Path> files = Files.list(sources)) {
            Files.createDirectories(folder);
            for (Path file : files.toList()) {
                Path name = Objects.requireNonNull(file.getFileName());
                Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NodePackage installed = new NodePackage(folder);
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            installed.run("", List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        }
        return installed;
    }

    /// What a command prints.
    ///
    /// @throws IllegalStateException when it fails
    public String run(String input, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Whether a program is on the PATH.
    public static boolean isThere(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
