package dev.postrider.local.cli;

import dev.postrider.local.channels.ChannelsFile;
import dev.postrider.local.channels.PlacedJson;
import dev.postrider.local.importing.Finding;
import dev.postrider.local.importing.Importer;
import dev.postrider.runtime.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `./postrider import FORMAT FILE`: another system's export as a file of channels, and a report of what is
/// otherwise.
final class ImportVerb {
    private final Paper paper;

    ImportVerb(Paper paper) {
        this.paper = paper;
    }

    int run(Verb.Import wanted) {
        PlacedJson export = JsonFile.placed(wanted.file());
        Importer.Imported imported = Importer.read(wanted.format(), export.json());
        String format = wanted.format().name().toLowerCase(Locale.ROOT);
        if (imported.channels().isEmpty() && imported.findings().isEmpty()) {
            throw new IllegalStateException(wanted.file() + " holds nothing that " + format + " exports");
        }
        write(wanted.out(), ChannelsFile.write(imported.channels()));
        for (Finding finding : imported.findings()) {
            Problem.Place place = export.place(finding.pointer());
            paper.line("%s:%d:%d %s".formatted(wanted.file(), place.line(), place.column(), finding.pointer()));
            show(finding);
        }
        long left = imported.findings().stream()
                .filter(Finding.Left.class::isInstance)
                .count();
        paper.line("%s in %s; %s to look at."
                .formatted(count(imported.channels().size(), "channel"), wanted.out(), count(left, "thing")));
        paper.line(paper.in(Paper.Ink.FAINT, "Next: ./postrider apply " + wanted.out() + " --dry-run"));
        return 0;
    }

    private static String count(long number, String what) {
        return number == 1 ? "1 " + what : (number == 0 ? "no" : Long.toString(number)) + " " + what + "s";
    }

    /// Never over a file that is there: it may hold what somebody has changed since.
    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(file + " exists: name another file with --out, or remove it", e);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void show(Finding finding) {
        switch (finding) {
            case Finding.Left left -> paper.line(paper.in(Paper.Ink.NOTABLE, "    " + left.reason()));
            case Finding.Withheld withheld ->
                paper.line("    a secret: set " + withheld.variable() + " when you apply the file");
            case Finding.Translated translated -> {
                beside("was", translated.before());
                beside("is now", translated.after());
                Optional<String> rendering = translated.rendering();
                beside("gives", rendering.orElse("nothing on the example event, which lacks what it reads"));
            }
        }
    }

    private void beside(String what, String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            paper.line("    %-7s│ %s".formatted(i == 0 ? what : "", lines.get(i)));
        }
    }
}
