package dev.postrider.local.book;

import dev.postrider.local.whole.Documented;
import dev.postrider.local.whole.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page, block by block:
///
/// | block | has to stand |
/// |---|---|
/// | `sh` | is run against the stack, in the page's order; programs that need an account or a build are judged by their
/// words |
/// | `sh account` | the same without sending, waiting and repeating: for what only a real account shows |
/// | `text` | is what the `sh` before it prints, `…` for anything |
/// | `text receiver` | is what `./postrider listen` has printed |
/// | `text usage` | has every verb with all its options |
/// | `text query` | a query of CloudWatch Logs Insights: its lines and fields are the code's |
/// | `text picture` | a drawing or a formula: nothing that anybody types or reads back |
/// | `json output` | is what the `sh` before it prints; fields left out do not matter |
/// | `json Name` | is valid by that schema of docs/openapi.yaml |
/// | `json file.json`, `python file.py`, `js file.mjs` | is kept as that file, and a later `sh` names it |
/// | `yaml file.yaml` | is kept, and applied: a file of channels by `apply`, a CloudFormation template by
/// ProviderFunction |
/// | `java`, `js`, `python` of docs/verify.md | verify real webhooks in `VerifiedByOthersTest` |
///
/// Anything else is a complaint: no block is left to itself.
final class Walk implements AutoCloseable {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{ENV:([A-Z0-9_]+)}");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(\\./|\\$ |curl |aws |sam |git )");
    private static final Pattern TERMINAL = Pattern.compile("(?m)^\\./postrider (up|listen)\\b");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Page page;
    private final Stage stage;
    private final Reader reader;
    private String printed = ""; // mutable: by the last block of shell

    /// @param scratch an empty folder
    Walk(Page page, Stage stage, Path scratch) {
        this.page = page;
        this.stage = stage;
        this.reader = new Reader(stage, scratch);
    }

    /// What is wrong with the page; after a command that fails, the rest is not looked at.
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (Block block : page.blocks()) {
            List<String> found = judged(block);
            found.forEach(complaint -> complaints.add(block.complaint(complaint)));
            if (block.language().equals("sh") && !found.isEmpty()) {
                return complaints;
            }
        }
        return complaints;
    }

    private List<String> judged(Block block) {
        try {
            return switch (block.language()) {
                case "sh" -> shell(block);
                case "text" -> text(block);
                case "json" -> json(block);
                case "yaml" -> block.isFile() ? yaml(block) : unknown(block);
                case "python", "js", "java" -> program(block);
                default -> unknown(block);
            };
        } catch (AssertionError e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> unknown(Block block) {
        return List.of("a block of `" + String.join(" ", block.info())
                + "` is of no kind that is checked: CONTRIBUTING.md, \"a block in the docs\", has them");
    }

    private List<String> shell(Block block) {
        if (TERMINAL.matcher(block.text()).find() && block.text().strip().contains("\n")) {
            return List.of("`up` and `listen` keep their terminal: they need a block of their own");
        }
        Reader.Outcome outcome;
        switch (block.role()) {
            case "" -> outcome = reader.run(block.text());
            case "account" -> outcome = reader.rehearse(block.text());
            default -> {
                return unknown(block);
            }
        }
        printed = outcome.printed();
        return outcome.good() ? List.of() : List.of("fails:\n" + block.text() + "→ " + printed);
    }

    private List<String> text(Block block) {
        return switch (block.role()) {
            case "" -> missing(Printed.missing(block.text(), printed), printed);
            case "receiver" -> received(block.text());
            case "usage" -> Usage.complaints(block.text());
            case "query" -> LogQuery.complaints(block.text());
            case "picture" -> COMMAND.matcher(block.text()).find() ? List.of("a picture holds no commands") : List.of();
            default -> unknown(block);
        };
    }

    private static List<String> missing(Optional<String> line, String printed) {
        return line.map(text -> List.of("is not printed:\n" + text + "\nbut\n" + printed))
                .orElseGet(List::of);
    }

    private List<String> received(String promised) {
        if (reader.receiverPrinted().isEmpty()) {
            return List.of("nothing listens: the page starts no ./postrider listen");
        }
        Eventually.holds(
                SOON,
                () -> Printed.missing(promised, reader.receiverPrinted()).isEmpty(),
                () -> "not received:\n" + promised + "but\n" + reader.receiverPrinted());
        return List.of();
    }

    private List<String> json(Block block) {
        if (block.role().equals("output")) {
            return Printed.difference(Documents.json(block.text()), Documents.json(lastJson()), "")
                    .map(difference -> List.of("is not printed: " + difference + "\n" + printed))
                    .orElseGet(List::of);
        }
        if (block.isFile()) {
            Documents.json(block.text());
            return kept(block);
        }
        return Documents.isSchema(block.role()) ? Documents.complaints(block.role(), block.text()) : unknown(block);
    }

    /// The last JSON of several answers is on the last line.
    private String lastJson() {
        String text = printed.strip();
        return text.startsWith("{") && !text.contains("}\n{") ? text : text.substring(text.lastIndexOf('\n') + 1);
    }

    private List<String> yaml(Block block) {
        reader.keep(block.role(), block.text());
        if (!block.text().startsWith("channels:")) {
            return new DeclaredChannels(stage).complaints(block.text());
        }
        List<String> complaints = Documents.complaintsOfChannels(block.text());
        if (!complaints.isEmpty()) {
            return complaints;
        }
        String secrets = REFERENCE
                .matcher(block.text())
                .results()
                .map((MatchResult reference) -> reference.group(1) + "=a-s3cret-for-now ")
                .collect(Collectors.joining());
        Reader.Outcome outcome = reader.run(secrets + "./postrider apply " + block.role() + " --dry-run");
        return outcome.good() ? List.of() : List.of("is refused: " + outcome.printed());
    }

    private List<String> program(Block block) {
        if (block.isFile()) {
            return kept(block);
        }
        return Documented.runs(block.language(), block.text()) ? List.of() : unknown(block);
    }

    private List<String> kept(Block block) {
        reader.keep(block.role(), block.text());
        boolean used = page.blocks().stream()
                .filter(other -> other.line() > block.line() && other.language().equals("sh"))
                .anyMatch(other -> other.text().contains(block.role()));
        return used ? List.of() : List.of("no later command uses " + block.role());
    }

    @Override
    public void close() {
        reader.close();
    }
}
