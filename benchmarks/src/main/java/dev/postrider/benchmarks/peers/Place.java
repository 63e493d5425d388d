package dev.postrider.benchmarks.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;

/// Where peers run.
///
/// @param folder   with what was fetched of them
/// @param endpoint where all of them post to
record Place(Path folder, URI endpoint) {
    Path in(String file) {
        return folder.resolve(file);
    }

    /// A port of the loopback address that nobody listens on.
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
