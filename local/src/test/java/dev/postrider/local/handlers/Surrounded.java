package dev.postrider.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Answers what it found around itself: a variable read in the constructor, and its context.
public final class Surrounded implements RequestStreamHandler {
    private final String variable = Environment.of(Platform.current()).required("GREETING");

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        String text = "\"%s from %s, %d MB, %s\""
                .formatted(
                        variable,
                        context.getFunctionName(),
                        context.getMemoryLimitInMB(),
                        context.getRemainingTimeInMillis() > 4000 ? "time left" : "late");
        answer.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
