package dev.postrider.local.book;

import java.util.List;

/// `git`, of which pages need little.
final class GitProgram implements Programs.Program {
    private static final List<String> VERBS = List.of("clone", "pull", "add", "commit", "diff");

    @Override
    public Programs.Answer run(Programs.Call call) {
        String verb = call.words().isEmpty() ? "" : call.words().getFirst();
        return VERBS.contains(verb)
                ? Programs.Answer.good("")
                : Programs.Answer.bad("git " + verb + " is not known: add the verb to GitProgram");
    }
}
