package dev.postrider.editing;

import dev.postrider.runtime.Problem.Mistake;
import java.util.List;
import java.util.Set;

/// Tells mistakes that stand for themselves from those that an earlier one has caused: a field that could not be read
/// is
/// not there for whoever looks at the rest.
final class Consequences {
    /// What decides how every template is read.
    private static final Set<String> FOR_ALL = Set.of("", "escape", "preset");

    /// What a URL's names may come from.
    private static final Set<String> FOR_NAMES = Set.of("group", "variables", "secrets", "auth");

    private final List<Mistake> known;

    /// Of mistakes that were found before.
    Consequences(List<Mistake> known) {
        this.known = List.copyOf(known);
    }

    /// Those of more mistakes that none of the known ones may have caused.
    List<Mistake> beside(List<Mistake> found) {
        return found.stream()
                .filter(each -> known.stream().noneMatch(cause -> mayCause(cause, each)))
                .toList();
    }

    private static boolean mayCause(Mistake cause, Mistake found) {
        String field = fieldOf(cause.pointer());
        return FOR_ALL.contains(field)
                || (found.pointer().equals("/request/url") && FOR_NAMES.contains(field))
                || isWithin(found.pointer(), cause.pointer())
                || isWithin(cause.pointer(), found.pointer());
    }

    private static String fieldOf(String pointer) {
        return pointer.isEmpty() ? "" : pointer.split("/", 3)[1];
    }

    private static boolean isWithin(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }
}
