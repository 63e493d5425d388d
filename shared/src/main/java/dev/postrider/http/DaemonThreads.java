package dev.postrider.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Platform threads for what may hang in native code: there a virtual thread would keep one of the few carriers, and
/// with it every other request of the sandbox.
final class DaemonThreads {
    private static final long IDLE_SECONDS = 30;

    private DaemonThreads() {}

    /// Runs each task at once on a thread of its own, and refuses what is more than so many.
    static ExecutorService upTo(int max, String name) {
        return new ThreadPoolExecutor(
                0,
                max,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    }
}
