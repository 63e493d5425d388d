package dev.postrider.local.emulator;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that Postrider is checked out in: the emulators' jars stand below it.
public final class ProjectFolder {
    private ProjectFolder() {}

    /// The nearest folder, upwards from the working folder, that holds `local/dynamodb`; or what `postrider.home` says.
    public static Path find() {
        String home = System.getProperty("postrider.home", "");
        if (!home.isEmpty()) {
            return Path.of(home);
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("local/dynamodb"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "no local/dynamodb at or above " + start + ": start this inside Postrider's folder");
    }
}
