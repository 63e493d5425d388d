package dev.postrider.local.book;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.local.cli.Listening;
import dev.postrider.local.cli.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `./postrider`, in this process: verbs that talk to a stack run, with the stage as what `up` has started; of those
/// that
/// start one the words are judged.
final class PostriderProgram implements Programs.Program, AutoCloseable {
    private static final Set<String> STARTING = Set.of("up", "demo");
    private static final Set<String> TALKING = Set.of("send", "apply", "export");

    private final Stage stage;
    private Optional<Listening> receiver = Optional.empty(); // mutable: a page starts one at a time

    PostriderProgram(Stage stage) {
        this.stage = stage;
    }

    /// The receiver that the page has started last.
    synchronized Optional<Listening> receiver() {
        return receiver;
    }

    @Override
    public synchronized Programs.Answer run(Programs.Call call) {
        String verb = call.words().isEmpty() ? "" : call.words().getFirst();
        if (verb.equals("listen")) {
            close();
            receiver = Optional.of(Listening.start(call.words().stream().skip(1).toArray(String[]::new)));
            return Programs.Answer.good(receiver.orElseThrow().text());
        }
        if (verb.equals("invoke")) {
            return invoked(call);
        }
        if (STARTING.contains(verb)) {
            return Programs.Answer.of(Usage.unknownOptions(call.words()));
        }
        Shell.Said said = Shell.run(call.environment(), completed(call, verb).toArray(String[]::new));
        String text = said.text().replace(call.folder() + "/", "");
        return new Programs.Answer(said.code() == 0, text);
    }

    /// On the stage, whose tables are not as empty as those that a reader finds.
    private Programs.Answer invoked(Programs.Call call) {
        if (!List.of("invoke", "--event")
                .equals(List.of(call.words().get(0), call.words().get(2)))) {
            return Programs.Answer.bad("write ./postrider invoke FUNCTION --event FILE");
        }
        JsonNode event = Documents.json(call.folder().resolve(call.words().get(3)));
        return Programs.Answer.good(stage.invoke(call.words().get(1), event).toPrettyString() + "\n");
    }

    /// The words as they would have to be outside of the reader's folder.
    private List<String> completed(Programs.Call call, String verb) {
        List<String> words = new ArrayList<>();
        for (String word : call.words()) {
            boolean isOut = !words.isEmpty() && words.getLast().equals("--out");
            Path file = call.folder().resolve(word);
            words.add(isOut || (!words.isEmpty() && Files.isRegularFile(file)) ? file.toString() : word);
        }
        if (verb.equals("import") && !words.contains("--out")) {
            words.addAll(List.of("--out", call.folder().resolve("channels.yaml").toString()));
        }
        if (TALKING.contains(verb) && !words.contains("--endpoint")) {
            words.addAll(List.of("--endpoint", stage.endpoint().toString(), "--key", Stage.KEY));
        }
        return words;
    }

    @Override
    public synchronized void close() {
        receiver.ifPresent(Listening::close);
        receiver = Optional.empty();
    }
}
