package dev.postrider.benchmarks.line;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// One contender in a process of its own: the first thousand webhooks of a fresh JVM, then some to warm up on, then the
/// warm ones. Prints [Figures].
final class Race {
    static final int FIRST = 1000;
    static final int WARM_UP = 10_000;
    static final int WARM = 5000;
    static final int REQUESTS = FIRST + WARM_UP + WARM;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Race() {}

    static void main(String[] args) throws Exception {
        try (Contender.Runner runner = Contender.valueOf(args[0]).begin(Integer.parseInt(args[1]), REQUESTS)) {
            long start = SYSTEM.getProcessCpuTime();
            runner.run(0, FIRST);
            long first = SYSTEM.getProcessCpuTime() - start;
            runner.run(FIRST, WARM_UP);
            long warmStart = SYSTEM.getProcessCpuTime();
            long bytes = THREADS.getTotalThreadAllocatedBytes();
            runner.run(FIRST + WARM_UP, WARM);
            long warm = SYSTEM.getProcessCpuTime() - warmStart;
            double kilobytes = (THREADS.getTotalThreadAllocatedBytes() - bytes) / 1024.0 / WARM;
            System.out.println(new Figures(first / 1e3 / FIRST, warm / 1e3 / WARM, kilobytes));
        }
    }
}
