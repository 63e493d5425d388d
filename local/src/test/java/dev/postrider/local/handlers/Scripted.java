package dev.postrider.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;

/// Does what a test told the function of that name to do, and lets the test see what it was given.
public final class Scripted implements RequestStreamHandler {
    private static final Map<String, UnaryOperator<String>> ACTS = new ConcurrentHashMap<>();
    private static final Map<String, BlockingQueue<String>> SEEN = new ConcurrentHashMap<>();

    /// From now on the function answers like this.
    public static void act(String function, UnaryOperator<String> act) {
        ACTS.put(function, act);
    }

    /// The events that the function was given, oldest first.
    public static BlockingQueue<String> seen(String function) {
        return SEEN.computeIfAbsent(function, _ -> new LinkedBlockingQueue<>());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        seen(context.getFunctionName()).add(text);
        UnaryOperator<String> act = ACTS.getOrDefault(context.getFunctionName(), _ -> "{}");
        answer.write(act.apply(text).getBytes(StandardCharsets.UTF_8));
    }
}
