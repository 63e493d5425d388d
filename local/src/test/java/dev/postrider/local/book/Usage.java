package dev.postrider.local.book;

import dev.postrider.local.cli.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The list of verbs and their options, held to what `--help` says.
final class Usage {
    private static final Pattern LINE = Pattern.compile("\\./postrider (\\w+)(.*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z]+)  ");

    private Usage() {}

    static List<String> complaints(String text) {
        List<String> complaints = new ArrayList<>();
        Set<String> listed = new TreeSet<>();
        LINE.matcher(text.replaceAll("\n +", " ")).results().forEach(line -> {
            listed.add(line.group(1));
            Set<String> named = options(line.group(2));
            Set<String> there = options(help(line.group(1)));
            if (!named.equals(there)) {
                complaints.add("./postrider " + line.group(1) + " takes " + there + ", not " + named);
            }
        });
        Set<String> verbs = VERB.matcher(help())
                .results()
                .map((MatchResult verb) -> verb.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!listed.equals(verbs)) {
            complaints.add("the verbs are " + verbs + ", not " + listed);
        }
        return complaints;
    }

    /// What a verb does not take of what was typed.
    static List<String> unknownOptions(List<String> words) {
        Set<String> known = options(help(words.getFirst()));
        return words.stream()
                .filter(word -> word.startsWith("-") && !known.contains(word))
                .map(word -> "./postrider " + words.getFirst() + " has no " + word)
                .toList();
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(option -> !option.equals("--help"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String help(String... verb) {
        return Shell.run(Map.of(), Shell.words(verb, "--help")).text();
    }
}
