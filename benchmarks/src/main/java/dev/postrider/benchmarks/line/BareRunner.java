package dev.postrider.benchmarks.line;

import dev.postrider.benchmarks.Workload;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The least that sending a signed webhook can be: an HMAC over bytes that are there already, one write to a socket
/// that is open, one read of an answer whose length is known. Ten at a time, as dispatch does it.
final class BareRunner implements Contender.Runner {
    private static final int REHEARSED = 1000;
    private static final byte[] BODY = Workload.rendered().getBytes(StandardCharsets.UTF_8);

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Wire> wires;

    BareRunner(int port) {
        wires = IntStream.range(0, Batches.SIZE).mapToObj(_ -> Wire.to(port)).toList();
    }

    /// A connection and what signs on it.
    private record Wire(Socket socket, DataInputStream in, OutputStream out, Mac mac) {
        static Wire to(int port) {
            try {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
                return new Wire(socket, new DataInputStream(socket.getInputStream()), socket.getOutputStream(), mac);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean post(int number) throws IOException {
            String id = "dlv_0000000000000000000" + (1_000_000 + number);
            String time = "1795352412";
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.US_ASCII));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(BODY));
            byte[] head = ("POST /hook HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
                            + "user-agent: Postrider/0.1\r\nwebhook-id: " + id + "\r\nwebhook-timestamp: " + time
                            + "\r\nwebhook-signature: v1," + signature + "\r\naccept-encoding: identity\r\n"
                            + "content-length: " + BODY.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            out.write(ByteBuffer.allocate(head.length + BODY.length)
                    .put(head)
                    .put(BODY)
                    .array());
            in.readFully(new byte[Sink.ANSWER_LENGTH]);
            return true;
        }
    }

    /// As many posts as dispatch makes before its snapshot.
    void rehearse() {
        try {
            run(0, REHEARSED);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void run(int from, int count) throws Exception {
        for (int batch = from; batch < from + count; batch += Batches.SIZE) {
            List<Callable<Boolean>> posts = new ArrayList<>();
            for (int each = 0; each < Batches.SIZE; each++) {
                Wire wire = wires.get(each);
                int number = batch + each;
                posts.add(() -> wire.post(number));
            }
            for (Future<Boolean> posted : workers.invokeAll(posts)) {
                posted.get();
            }
        }
    }

    @Override
    public void close() {
        workers.close();
        for (Wire wire : wires) {
            try {
                wire.socket().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
