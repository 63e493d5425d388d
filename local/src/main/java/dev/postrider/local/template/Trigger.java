package dev.postrider.local.template;

import java.time.Duration;
import java.util.Optional;

/// What calls a function.
public sealed interface Trigger {
    /// An HTTP API route. `method` may be `ANY`; `authorizer` is empty on an open route.
    record Route(String method, String path, Optional<String> authorizer, Duration timeout) implements Trigger {}

    /// An event source mapping of a queue, named by its ARN.
    record Queue(String queueArn, int batchSize, Duration window, boolean partialFailures, int concurrency)
            implements Trigger {}

    /// A fixed rate, with the input that the schedule gives, if any.
    record Schedule(String name, Duration rate, Optional<String> input) implements Trigger {}
}
