package dev.postrider.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// The snapshot that Lambda takes of a published version, and starts every sandbox from (SnapStart). What has been
/// loaded, compiled and connected by then is there when a sandbox wakes.
/// https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html
public final class Snapshot {
    /// Lambda itself holds what is registered by weak references alone.
    private static final List<Resource> REGISTERED = new CopyOnWriteArrayList<>();

    private Snapshot() {}

    /// Has something done before the snapshot is taken. Where nobody takes one, it is never done. A rehearsal that
    /// fails costs the first requests some time and nothing else: it is logged.
    ///
    /// @param rehearsal leaves nothing behind in tables and queues: it runs once for each version that is published
    public static void after(Runnable rehearsal, WideLog log) {
        Resource resource = new Rehearsed(rehearsal, log);
        REGISTERED.add(resource);
        Core.getGlobalContext().register(resource);
    }

    record Rehearsed(Runnable rehearsal, WideLog log) implements Resource {
        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            long begun = System.nanoTime();
            try {
                rehearsal.run();
                log.write(
                        "snapshot.rehearsed",
                        line -> line.put(
                                "durationMs",
                                Duration.ofNanos(System.nanoTime() - begun).toMillis()));
            } catch (RuntimeException e) {
                log.write("snapshot.unrehearsed", line -> line.put(e));
            }
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            // The SDK's clients and the pool of connections to receivers replace what is closed by themselves.
        }
    }
}
