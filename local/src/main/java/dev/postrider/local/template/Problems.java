package dev.postrider.local.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What the local runner cannot do with a template: collected, so that one run names all of it.
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /// One thing not understood: where, what, and what to do about it.
    private record Problem(int line, String what, String remedy) {}

    void add(int line, String what, String remedy) {
        Problem problem = new Problem(line, what, remedy);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    void refuseIfAny(String file) {
        if (found.isEmpty()) {
            return;
        }
        throw new BadTemplate(found.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(problem -> "%s:%d: %s. %s.".formatted(file, problem.line, problem.what, problem.remedy))
                .collect(Collectors.joining("\n")));
    }
}
