package dev.postrider.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Replaces secrets in a text by a mask, in every form in which a request or an answer may carry them: as they are,
/// URL-encoded, JSON- or HTML-escaped (whole or in part), in base64 and base64url wherever they begin, in hex; and all
/// of
/// this once more of what was escaped already when it was sent.
/// A secret of fewer than [#MIN_LENGTH] characters is masked only where it stands as a word of its own.
public final class Scrubber {
    public static final String MASK = "[REDACTED]";

    /// The shortest text that is looked for inside words.
    public static final int MIN_LENGTH = 6;

    /// Fewer characters than this at the end of a cut text give nothing away.
    private static final int MIN_REST = 4;

    private static final String ESCAPES = "%\\&+";

    private final Map<Character, List<Form>> byFirst = new HashMap<>();

    private Scrubber() {}

    /// One way of writing a secret.
    ///
    /// @param isWord whether it counts only as a whole word
    private record Form(String text, boolean isWord) {}

    /// A scrubber of all these texts.
    public static Scrubber of(Collection<String> secrets) {
        Scrubber scrubber = new Scrubber();
        secrets.stream().filter(secret -> !secret.isBlank()).distinct().forEach(scrubber::add);
        return scrubber;
    }

    private void add(String secret) {
        boolean isWord = secret.length() < MIN_LENGTH;
        index(new Form(secret, isWord));
        if (!isWord) {
            SentForms.of(secret).forEach(this::addSent);
        }
    }

    private void addSent(String sent) {
        index(new Form(sent, false));
        Encodings.of(sent).forEach(encoded -> index(new Form(encoded, encoded.length() < MIN_LENGTH)));
    }

    private void index(Form form) {
        List<Character> starts = new ArrayList<>(List.of(form.text().charAt(0)));
        ESCAPES.chars().mapToObj(c -> (char) c).filter(c -> !starts.contains(c)).forEach(starts::add);
        starts.forEach(
                start -> byFirst.computeIfAbsent(start, _ -> new ArrayList<>()).add(form));
    }

    public boolean isEmpty() {
        return byFirst.isEmpty();
    }

    /// The text without the secrets.
    public String scrub(String text) {
        return scrub(text, false);
    }

    /// The beginning of a longer text without the secrets, and without the beginning of one that the cut has hit.
    public String scrubCut(String text) {
        return scrub(text, true);
    }

    private String scrub(String text, boolean isCut) {
        if (isEmpty()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = longest(text, at, isCut);
            if (end > at) {
                clean.append(MASK);
                at = end;
            } else {
                clean.append(text.charAt(at));
                at++;
            }
        }
        return clean.toString();
    }

    /// Where the longest secret that begins here ends; -1 if none does.
    private int longest(String text, int at, boolean isCut) {
        int longest = -1;
        for (Form form : byFirst.getOrDefault(text.charAt(at), List.of())) {
            int end = form.isWord() ? word(form.text(), text, at) : end(form.text(), text, at, isCut);
            longest = Math.max(longest, end);
        }
        return longest;
    }

    private static int end(String secret, String text, int at, boolean isCut) {
        if (text.startsWith(secret, at)) {
            return at + secret.length();
        }
        int end = Escapes.end(secret, text, at);
        boolean runsOut = end == Escapes.RUNS_OUT;
        return runsOut && (!isCut || text.length() - at < MIN_REST) ? -1 : runsOut ? text.length() : end;
    }

    private static int word(String secret, String text, int at) {
        int end = at + secret.length();
        boolean isWord = text.startsWith(secret, at)
                && (at == 0 || !isWordPart(text.charAt(at - 1)))
                && (end == text.length() || !isWordPart(text.charAt(end)));
        return isWord ? end : -1;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
