package dev.postrider.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// An authorizer that lets in who says `please`, and counts how often it was asked.
public final class Doorkeeper implements RequestStreamHandler {
    private static final AtomicInteger ASKED = new AtomicInteger();

    /// How often any instance was asked.
    public static int asked() {
        return ASKED.get();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        ASKED.incrementAndGet();
        String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        boolean polite = text.contains("\"identitySource\":[\"please");
        String verdict = "{\"isAuthorized\":" + polite + ",\"context\":{\"tenant\":\"acme\"}}";
        answer.write(verdict.getBytes(StandardCharsets.UTF_8));
    }
}
