package dev.postrider.benchmarks.load;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The command `benchmarks/load`.
public final class Load {
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private final PrintStream out;

    Load(PrintStream out) {
        this.out = out;
    }

    static void main(String[] arguments) {
        System.exit(new Load(System.out).run(arguments));
    }

    int run(String... arguments) {
        CommandLine line = new CommandLine(Wishes.class);
        try {
            line.parseArgs(arguments);
            if (line.isUsageHelpRequested()) {
                line.usage(out);
                return 0;
            }
            return drive(line.getCommand());
        } catch (ParameterException e) {
            out.println(e.getMessage());
            e.getCommandLine().usage(out);
            return MISUNDERSTOOD;
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            out.println(e.getMessage());
            return FAILED;
        }
    }

    private int drive(Wishes wishes) {
        try (Receiver receiver = Receiver.open(0);
                LoadedStack stack = LoadedStack.prepare(wishes.endpoint(), wishes.key(), wishes.channels(), receiver)) {
            Driver driver = stack.driver(receiver);
            if (wishes.warmUp() > 0) {
                driver.run(plan(wishes, wishes.warmUp(), new Pace.Closed(wishes.inFlight())));
            }
            Pace pace = wishes.rate() > 0 ? new Pace.Open(wishes.rate()) : new Pace.Closed(wishes.inFlight());
            Lap lap = driver.run(plan(wishes, wishes.events(), pace));
            out.println(Report.of(lap).text(lap));
            return lap.missing().isEmpty() && lap.refused() == 0 ? 0 : FAILED;
        }
    }

    private static Plan plan(Wishes wishes, int events, Pace pace) {
        return new Plan(events, wishes.channels(), pace, wishes.limit());
    }
}
