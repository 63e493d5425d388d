package dev.postrider.http;

import java.io.IOException;
import java.io.OutputStream;

/// Writes until the other side hears no more, and drops the rest without a word. A receiver may refuse a request by
/// its head, answer and close: what it said can still be read, but only by whoever does not stop at the failed write.
/// If it said nothing, reading fails soon enough.
final class UnheardOutput extends OutputStream {
    private final OutputStream out;

    // mutable: no byte follows one that was lost
    private volatile boolean unheard;

    UnheardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (unheard) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException gone) {
            unheard = true;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
