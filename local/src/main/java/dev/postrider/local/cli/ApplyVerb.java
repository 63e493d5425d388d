package dev.postrider.local.cli;

import dev.postrider.local.channels.Applier;
import dev.postrider.local.channels.Change;
import dev.postrider.local.channels.ChannelsFile;
import dev.postrider.local.channels.Plan;
import dev.postrider.local.channels.Planner;
import dev.postrider.local.channels.Stack;
import dev.postrider.runtime.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `./postrider apply FILE`: makes a stack's channels like those of a file.
final class ApplyVerb {
    private final Paper paper;
    private final Map<String, String> environment;

    ApplyVerb(Paper paper, Map<String, String> environment) {
        this.paper = paper;
        this.environment = environment;
    }

    int run(Verb.Apply apply) {
        ChannelsFile file = ChannelsFile.read(TextFile.read(apply.file()));
        if (!file.mistakes().isEmpty()) {
            return refused(apply.file(), file, file.mistakes());
        }
        try (ApiClient api = RunningStack.client(apply.endpoint(), apply.key())) {
            Stack stack = new ApiStack(api);
            Planner.Wish wish = new Planner.Wish(apply.prune(), apply.secrets());
            Plan plan = new Planner(stack, environment, wish).plan(file);
            if (!plan.mistakes().isEmpty()) {
                return refused(apply.file(), file, plan.mistakes());
            }
            show(plan);
            return plan.isEmpty() || apply.dryRun() ? 0 : made(stack, plan, apply.showSecrets());
        }
    }

    private int refused(Path path, ChannelsFile file, List<Problem.Mistake> mistakes) {
        for (Problem.Mistake mistake : mistakes) {
            Problem.Place place = file.place(mistake);
            String inText = mistake.place()
                    .filter(found -> !found.equals(place))
                    .map(found -> " (line " + found.line() + ", column " + found.column() + " of the text)")
                    .orElse("");
            paper.problem("%s:%d:%d %s".formatted(path, place.line(), place.column(), mistake.pointer()));
            paper.line("    " + mistake.detail() + inText);
            paper.line(paper.in(Paper.Ink.FAINT, "    " + mistake.hint()));
        }
        paper.line(mistakes.size() + (mistakes.size() == 1 ? " mistake" : " mistakes") + "; nothing was changed.");
        return 1;
    }

    private void show(Plan plan) {
        plan.changes().forEach(this::show);
        paper.line("%d to add, %d to change, %d to delete, %d as they are."
                .formatted(
                        plan.count(Change.Addition.class),
                        plan.count(Change.Alteration.class),
                        plan.count(Change.Deletion.class),
                        plan.count(Change.Keeping.class)));
        if (!plan.unlisted().isEmpty()) {
            paper.line(paper.in(
                    Paper.Ink.FAINT,
                    Paper.fitted(
                            plan.unlisted().size() + " not in the file; --prune deletes: "
                                    + String.join(", ", plan.unlisted()),
                            0)));
        }
    }

    private void show(Change change) {
        switch (change) {
            case Change.Addition addition -> paper.line(paper.in(Paper.Ink.GOOD, "+ " + addition.id()));
            case Change.Alteration alteration -> {
                paper.line(paper.in(Paper.Ink.NOTABLE, "~ " + alteration.id()));
                alteration.differences().forEach(line -> paper.line("    " + line));
            }
            case Change.Deletion deletion -> paper.line(paper.in(Paper.Ink.BAD, "- " + deletion.id()));
            case Change.Keeping _ -> {
                // Most of them, most of the time: they are counted.
            }
        }
    }

    private int made(Stack stack, Plan plan, boolean showSecrets) {
        List<Applier.Result> results = new Applier(stack).apply(plan);
        List<String> untold = new ArrayList<>();
        int failed = 0;
        for (Applier.Result result : results) {
            String id = result.change().id();
            switch (result.answer()) {
                case Stack.Answer.Refused refused -> {
                    failed++;
                    refused.mistakes()
                            .forEach(mistake -> paper.problem(id + ": " + mistake.detail() + "; " + mistake.hint()));
                }
                case Stack.Answer.Accepted accepted -> untold.addAll(untold(id, accepted, showSecrets));
            }
        }
        tell(untold);
        paper.line("Applied %d of %d.".formatted(results.size() - failed, results.size()));
        return failed == 0 ? 0 : 1;
    }

    /// The channel, if the stack has made a secret for it that is not told here.
    private List<String> untold(String id, Stack.Answer.Accepted accepted, boolean showSecrets) {
        String secret = accepted.shown().at("/signing/secret").asText("");
        if (showSecrets && !secret.isEmpty()) {
            paper.line(id + " signs with " + secret);
        }
        return showSecrets || secret.isEmpty() ? List.of() : List.of(id);
    }

    /// A signing secret that the stack has made is in one answer and never again.
    private void tell(List<String> untold) {
        if (untold.isEmpty()) {
            return;
        }
        String who = untold.size() == 1
                ? untold.getFirst() + " signs with a secret"
                : untold.size() + " new channels sign with secrets";
        String id = untold.size() == 1 ? untold.getFirst() : "{id}";
        paper.line(paper.in(
                Paper.Ink.FAINT,
                who + " that nobody was told: POST /v1/channels/" + id + "/secret/rotate tells a new one"));
    }
}
