package dev.postrider.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The files of a folder on the class path, whether that is a jar (on a laptop) or a directory (on Lambda).
final class ResourceFolder {
    private ResourceFolder() {}

    /// All files by their paths below the folder, with `/` between.
    static SortedMap<String, byte[]> read(String folder) {
        URL url = ResourceFolder.class.getResource("/" + folder);
        if (url == null) {
            throw new IllegalStateException("there is no folder " + folder + " on the class path");
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return files(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return files(jar.getPath("/" + folder));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot open " + url, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        }
    }

    private static SortedMap<String, byte[]> files(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                files.put(name, Files.readAllBytes(file));
            }
        }
        return files;
    }
}
