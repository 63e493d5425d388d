package dev.postrider.local.cli;

import dev.postrider.local.sandbox.Invocation;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.nio.charset.StandardCharsets;

/// `./postrider invoke FUNCTION --event FILE`: one call, its answer on standard output, its log lines on standard
/// error.
final class InvokeVerb {
    private final Paper paper;

    InvokeVerb(Paper paper) {
        this.paper = paper;
    }

    int run(Verb.Invoke invoke) {
        byte[] event = JsonFile.read(invoke.event()).getBytes(StandardCharsets.UTF_8);
        FunctionLog.besideTheAnswer();
        try (LocalStack stack = LocalStack.startQuietly(Options.inMemory())) {
            return switch (stack.invoke(invoke.function(), event)) {
                case Invocation.Returned returned -> {
                    paper.line(JsonFile.pretty(returned.text()));
                    yield 0;
                }
                case Invocation.Failed failed -> failed(invoke.function() + " failed: " + failed.cause());
                case Invocation.TimedOut late ->
                    failed(invoke.function() + " ran longer than "
                            + late.after().toSeconds() + " s");
                case Invocation.Throttled _ -> failed(invoke.function() + " had no free sandbox");
            };
        }
    }

    private int failed(String what) {
        paper.problem(what);
        return 1;
    }
}
