package dev.postrider.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One Java file as javac's parser reads it, without looking up any name.
record SourceFile(Path path, boolean isMain, String text, CompilationUnitTree tree, Trees trees) {

    /// All files of a module, main and test.
    static List<SourceFile> of(Path module) {
        return Stream.concat(
                        parse(module.resolve("src/main/java"), true).stream(),
                        parse(module.resolve("src/test/java"), false).stream())
                .toList();
    }

    private static List<SourceFile> parse(Path folder, boolean isMain) {
        List<Path> paths = javaFiles(folder);
        return paths.isEmpty() ? List.of() : parse(paths, isMain);
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SourceFile> parse(List<Path> paths, boolean isMain) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(paths));
            List<SourceFile> parsed = new ArrayList<>();
            for (CompilationUnitTree tree : task.parse()) {
                Path path = Path.of(tree.getSourceFile().toUri());
                parsed.add(new SourceFile(path, isMain, Files.readString(path), tree, Trees.instance(task)));
            }
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every place where such a tree stands, from the top of the file down.
    List<TreePath> all(Class<? extends Tree> kind) {
        List<TreePath> found = new ArrayList<>();
        new TreePathScanner<@Nullable Void, List<TreePath>>() {
            @Override
            public @Nullable Void scan(@Nullable Tree leaf, List<TreePath> into) {
                if (kind.isInstance(leaf)) {
                    into.add(new TreePath(getCurrentPath(), leaf));
                }
                return super.scan(leaf, into);
            }
        }.scan(new TreePath(tree), found);
        return found;
    }

    int firstLine(Tree part) {
        return lineAt(trees.getSourcePositions().getStartPosition(tree, part));
    }

    int lines(Tree part) {
        return lineAt(trees.getSourcePositions().getEndPosition(tree, part)) - firstLine(part) + 1;
    }

    private int lineAt(long position) {
        return (int) tree.getLineMap().getLineNumber(position);
    }

    /// The text by lines, with every literal blanked: what is left in quotation marks is code's, not a string's.
    List<String> linesWithoutLiterals() {
        StringBuilder blanked = new StringBuilder(text);
        for (TreePath path : all(LiteralTree.class)) {
            int end = (int) trees.getSourcePositions().getEndPosition(tree, path.getLeaf());
            for (int i = (int) trees.getSourcePositions().getStartPosition(tree, path.getLeaf()); i < end; i++) {
                blanked.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return blanked.toString().lines().toList();
    }

    String finding(int line, String what) {
        return path + ":" + line + " " + what;
    }

    String finding(TreePath place, String what) {
        return finding(firstLine(place.getLeaf()), what);
    }
}
