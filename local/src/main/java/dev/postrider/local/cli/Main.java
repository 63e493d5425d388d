package dev.postrider.local.cli;

import dev.postrider.local.template.BadTemplate;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The command line. Exit codes: 0 done, 1 failed, 2 misunderstood.
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private final Paper paper;
    private final Map<String, String> environment;

    Main(Paper paper, Map<String, String> environment) {
        this.paper = paper;
        this.environment = environment;
    }

    /// Runs one verb and ends the process with its exit code.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Main(Paper.on(out), System.getenv()).run(arguments));
    }

    int run(String... arguments) {
        CommandLine line = commandLine();
        try {
            ParseResult parsed = line.parseArgs(arguments);
            if (!parsed.hasSubcommand()) {
                line.usage(paper.out());
                return parsed.isUsageHelpRequested() ? 0 : MISUNDERSTOOD;
            }
            ParseResult verb = parsed.subcommand();
            if (verb.isUsageHelpRequested()) {
                verb.commandSpec().commandLine().usage(paper.out());
                return 0;
            }
            return run((Verb) verb.commandSpec().userObject());
        } catch (ParameterException e) {
            paper.problem(e.getMessage());
            e.getCommandLine().usage(paper.out());
            return MISUNDERSTOOD;
        } catch (BadTemplate e) {
            paper.problem("The template cannot run here:\n" + e.problems());
        } catch (IllegalStateException | UncheckedIOException e) {
            paper.problem(e.getMessage());
        } catch (CompletionException e) {
            paper.problem(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
        return FAILED;
    }

    private int run(Verb verb) {
        return switch (verb) {
            case Verb.Demo _ -> new DemoVerb(paper).run();
            case Verb.Up up -> new UpVerb(paper).run(up);
            case Verb.Send send -> new SendVerb(paper).run(send);
            case Verb.Apply apply -> new ApplyVerb(paper, environment).run(apply);
            case Verb.Export export -> new ExportVerb(paper).run(export);
            case Verb.Import wanted -> new ImportVerb(paper).run(wanted);
            case Verb.Listen listen -> new ListenVerb(paper).run(listen);
            case Verb.Invoke invoke -> new InvokeVerb(paper).run(invoke);
        };
    }

    private static CommandLine commandLine() {
        CommandSpec root = CommandSpec.create().name("./postrider").addOption(help());
        root.usageMessage().description("Webhooks for teams on AWS, whole on this machine.");
        CommandLine line = new CommandLine(root);
        for (Class<?> type : Verb.class.getPermittedSubclasses()) {
            CommandLine verb = new CommandLine(type).setCaseInsensitiveEnumValuesAllowed(true);
            verb.getCommandSpec().addOption(help());
            line.addSubcommand(verb);
        }
        return line;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }
}
