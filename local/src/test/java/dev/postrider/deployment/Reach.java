package dev.postrider.deployment;

import dev.postrider.deployment.Deployment.Function;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The sources of a function's module that its handler leads to. Two functions may share a jar, and each reads its own
/// variables.
record Reach(Function function) {
    private static final Pattern NAME = Pattern.compile("[A-Z]\\w+");

    List<String> sources() {
        Map<String, Path> files = Project.filesBelow(
                        Project.file(function.module()).resolve("src/main/java"))
                .stream()
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""), file -> file, (a, _) -> a));
        Map<String, String> reached = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(
                List.of(Arrays.asList(function.handlerClass().split("\\.")).getLast()));
        while (!open.isEmpty()) {
            String name = open.pop();
            String source = Project.text(files.getOrDefault(name, Path.of(name)));
            reached.put(name, source);
            NAME.matcher(source)
                    .results()
                    .map(match -> match.group())
                    .distinct()
                    .filter(files::containsKey)
                    .filter(Predicate.not(reached::containsKey))
                    .filter(Predicate.not(open::contains))
                    .forEach(open::push);
        }
        return List.copyOf(reached.values());
    }
}
