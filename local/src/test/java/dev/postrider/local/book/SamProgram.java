package dev.postrider.local.book;

import dev.postrider.local.book.Programs.Answer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `sam`, judged by its words: the options are those of the verb, parameters and functions those of template.yaml.
final class SamProgram implements Programs.Program {
    /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-command-reference.html
    private static final Map<String, List<String>> OPTIONS = Map.of(
            "deploy",
            List.of(
                    "--guided",
                    "--stack-name",
                    "--region",
                    "--config-env",
                    "--parameter-overrides",
                    "--no-confirm-changeset",
                    "--no-execute-changeset",
                    "--resolve-s3",
                    "--capabilities",
                    "--no-fail-on-empty-changeset",
                    "--disable-rollback",
                    "--tags"),
            "delete",
            List.of("--stack-name", "--region", "--config-env", "--no-prompts"),
            "validate",
            List.of("--lint", "--template-file", "--template"),
            "logs",
            List.of("--stack-name", "--name", "--tail", "--filter", "--start-time", "--config-env"),
            "local",
            List.of("--event", "--env-vars"),
            "list",
            List.of("--stack-name", "--output", "--config-env"));

    private final DeployedNames names = new DeployedNames();

    @Override
    public Answer run(Programs.Call call) {
        List<String> words = call.words();
        List<String> options = OPTIONS.get(words.isEmpty() ? "" : words.getFirst());
        if (options == null) {
            return Answer.bad("sam " + String.join(" ", words) + " is not known: add the verb to SamProgram");
        }
        List<String> complaints = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--") && !options.contains(word)) {
                complaints.add("sam " + words.getFirst() + " has no " + word);
            } else if (word.matches("[A-Z]\\w+=.*") && !names.parameters().contains(word.split("=", 2)[0])) {
                complaints.add("template.yaml has no parameter " + word.split("=", 2)[0]);
            } else if (word.endsWith("Function") && !names.resources().contains(word)) {
                complaints.add("template.yaml has no function " + word);
            } else if (word.endsWith(".json") && !Files.exists(call.folder().resolve(word))) {
                complaints.add("there is no file " + word);
            }
        }
        return Answer.of(complaints);
    }
}
