package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares a file with a stack. The stack itself says what each channel of the file would come to, and what is
/// wrong with it.
public final class Planner {
    private final Stack stack;
    private final Map<String, String> environment;
    private final Wish wish;

    /// What whoever applies a file wants beside it.
    ///
    /// @param prune   delete what the file does not have
    /// @param secrets send every secret again, also those that are stored
    public record Wish(boolean prune, boolean secrets) {}

    /// A comparison with one stack.
    ///
    /// @param environment what references to secrets stand for
    public Planner(Stack stack, Map<String, String> environment, Wish wish) {
        this.stack = stack;
        this.environment = Map.copyOf(environment);
        this.wish = wish;
    }

    /// One channel's part of the plan.
    private record Part(Change change, List<Problem.Mistake> mistakes) {}

    public Plan plan(ChannelsFile file) {
        Map<String, ObjectNode> stored = new LinkedHashMap<>();
        stack.channels().forEach(channel -> stored.put(channel.path("id").asText(), channel));
        List<Part> parts = Crowd.map(file.entries(), entry -> part(entry, known(entry.id(), stored)));
        Set<String> listed = file.entries().stream().map(ChannelEntry::id).collect(Collectors.toSet());
        List<ObjectNode> others = stored.values().stream()
                .filter(channel -> !listed.contains(channel.path("id").asText()))
                .toList();
        List<Change> changes = new ArrayList<>(parts.stream().map(Part::change).toList());
        if (wish.prune()) {
            others.forEach(channel -> changes.add(new Change.Deletion(
                    channel.path("id").asText(), channel.path("version").asLong())));
        }
        return new Plan(
                changes,
                wish.prune()
                        ? List.of()
                        : others.stream()
                                .map(channel -> channel.path("id").asText())
                                .toList(),
                parts.stream().flatMap(part -> part.mistakes().stream()).toList());
    }

    private static JsonNode known(String id, Map<String, ObjectNode> stored) {
        JsonNode known = stored.get(id);
        return known == null ? MissingNode.getInstance() : known;
    }

    private Part part(ChannelEntry entry, JsonNode stored) {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        ObjectNode wanted = wish.secrets() ? entry.json() : SecretPlaces.kept(entry.json(), stored);
        ObjectNode body = SecretPlaces.resolved(entry, wanted, environment, mistakes);
        Stack.Answer answer = stack.tried(entry.id(), body);
        if (answer instanceof Stack.Answer.Refused refused && refused.code().equals("secret_rebind_required")) {
            // The endpoint moved: what is stored may not follow it, and is sent anew by whoever knows it.
            body = SecretPlaces.resolved(entry, entry.json(), environment, mistakes);
            answer = stack.tried(entry.id(), body);
        }
        return switch (answer) {
            case Stack.Answer.Refused refused -> {
                refused.mistakes().forEach(mistake -> mistakes.add(mistake.under(entry.pointer())));
                yield new Part(new Change.Keeping(entry.id()), withoutRepeats(mistakes));
            }
            case Stack.Answer.Accepted accepted -> new Part(change(entry, body, stored, accepted.shown()), mistakes);
        };
    }

    /// A secret that is missing is told once, by whoever knows why.
    private static List<Problem.Mistake> withoutRepeats(List<Problem.Mistake> mistakes) {
        Map<String, Problem.Mistake> first = new LinkedHashMap<>();
        mistakes.forEach(mistake -> first.putIfAbsent(mistake.pointer() + mistake.place() + mistake.code(), mistake));
        return List.copyOf(first.values());
    }

    private static Change change(ChannelEntry entry, ObjectNode body, JsonNode stored, ObjectNode next) {
        if (stored.isMissingNode()) {
            return new Change.Addition(entry.id(), body);
        }
        long seen = stored.path("version").asLong();
        return next.path("version").asLong() == seen
                ? new Change.Keeping(entry.id())
                : new Change.Alteration(entry.id(), body, seen, Differences.between(stored, next));
    }
}
