package dev.postrider.local.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One page in Markdown.
///
/// @param name as in `docs/start.md`
/// @param anchors what `#…` may name, as GitHub makes it of headings
record Page(String name, List<Block> blocks, Set<String> anchors, List<Link> links) {
    private static final Pattern FENCE = Pattern.compile("^( *)```(.*)$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    Page {
        blocks = List.copyOf(blocks);
        anchors = Set.copyOf(anchors);
        links = List.copyOf(links);
    }

    /// Where a link leads, and the line it stands in.
    record Link(int line, String where) {}

    static Page read(Path root, String name) {
        try {
            return parse(name, Files.readAllLines(root.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page parse(String name, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        Map<String, Integer> headings = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int end = end(lines, i);
                blocks.add(block(name, lines, i, end));
                i = end;
                continue;
            }
            Matcher heading = HEADING.matcher(lines.get(i));
            if (heading.matches()) {
                String anchor = anchor(heading.group(1));
                int before = headings.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
            int line = i + 1;
            LINK.matcher(lines.get(i)).results().forEach(link -> links.add(new Link(line, link.group(1))));
        }
        return new Page(name, blocks, anchors, links);
    }

    private static int end(List<String> lines, int start) {
        for (int i = start + 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```")) {
                return i;
            }
        }
        throw new AssertionError("the block of line " + (start + 1) + " never ends");
    }

    private static Block block(String name, List<String> lines, int start, int end) {
        Matcher fence = FENCE.matcher(lines.get(start));
        if (!fence.matches()) {
            throw new AssertionError(lines.get(start));
        }
        int indent = fence.group(1).length();
        StringBuilder text = new StringBuilder();
        lines.subList(start + 1, end)
                .forEach(line -> text.append(line.substring(Math.min(indent, line.length())))
                        .append('\n'));
        String info = fence.group(2).strip();
        return new Block(name, start + 1, info.isEmpty() ? List.of() : List.of(info.split(" +", -1)), text.toString());
    }

    /// https://github.com/gjtorikian/html-pipeline, the filter for tables of contents: what GitHub does.
    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                .replace(' ', '-');
    }
}
