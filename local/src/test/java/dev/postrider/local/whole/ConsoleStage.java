package dev.postrider.local.whole;

import dev.postrider.kit.TestReceiver;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;

/// A browser and the whole stack, for as long as a class of tests looks at the console.
record ConsoleStage(Chromium chromium, LocalStack stack, Api api) implements AutoCloseable {
    private static final String KEY = "the-root-key";

    static ConsoleStage open() {
        Chromium chromium = Chromium.launch();
        LocalStack stack = LocalStack.start(Options.inMemory().withRootKey(KEY));
        return new ConsoleStage(chromium, stack, Api.at(stack.endpoint(), KEY));
    }

    String key() {
        return KEY;
    }

    /// Somebody with the root key, at a desk.
    Visitor visitor() {
        return Visitor.wide(chromium, stack.endpoint()).entersWith(KEY);
    }

    /// Saves a channel without a template.
    void channel(String id, String types, TestReceiver receiver, String waits) {
        api.put("/v1/channels/" + id, """
                {"match": {"types": ["%s"]}, "request": {"url": "%s"}, "retry": {"scheduleSeconds": %s}}
                """.formatted(types, receiver.uri("/hook"), waits));
    }

    String post(String type) {
        return api.post("/v1/events", "{\"type\":\"" + type + "\",\"data\":{\"n\":1}}")
                .body()
                .path("id")
                .asText();
    }

    @Override
    public void close() {
        api.close();
        stack.close();
        chromium.close();
    }
}
