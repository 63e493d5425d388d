package dev.postrider.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/// R14 and the half of R11 that needs a reader: how a source file of this house reads.
final class SourceRules {
    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 40;
    private static final int METHOD_PARAMETERS = 4;
    private static final int CONSTRUCTOR_PARAMETERS = 6;
    private static final int NESTING = 2;

    private static final Pattern OPEN_END = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?!\\s*\\(?(#\\d+|[A-Z]{2,}-\\d+))");
    private static final Pattern OLD_DOC = Pattern.compile("^((?!//).)*/\\*\\*");
    private static final Pattern SLEEP = Pattern.compile("(.*\\.)?(Thread|[A-Z]{4,})\\.sleep");
    private static final Pattern REASON = Pattern.compile("// mutable: \\S+");
    private static final Set<Tree.Kind> MAY_INFER = Set.of(Tree.Kind.BINDING_PATTERN, Tree.Kind.LAMBDA_EXPRESSION);
    /// What a command line parser writes to.
    private static final Set<String> WRITTEN_BY_PICOCLI =
            Set.of("Option", "Parameters", "Mixin", "ArgGroup", "Spec", "ParentCommand");
    private static final Set<Class<? extends StatementTree>> CONTROL = Set.of(
            IfTree.class,
            ForLoopTree.class,
            EnhancedForLoopTree.class,
            WhileLoopTree.class,
            DoWhileLoopTree.class,
            SwitchTree.class);

    static final List<SourceRule> ALL = List.of(
            SourceRule.perMainFile("R11 fields are final, or say why not", SourceRules::openFields),
            SourceRule.perFile("R14 files have at most 300 lines", SourceRules::longFiles),
            SourceRule.perFile("R14 methods have at most 40 lines", SourceRules::longMethods),
            SourceRule.perMainFile(
                    "R14 methods have at most 4 parameters, constructors 6", SourceRules::manyParameters),
            SourceRule.perMainFile("R14 nesting ends at 2", SourceRules::deepNesting),
            SourceRule.perFile("R14 open ends name their issue", SourceRules::openEnds),
            SourceRule.perFile("R14 doc comments are ///", SourceRules::oldDocs),
            SourceRule.perFile("R14 local types are written out", SourceRules::vars),
            SourceRule.perFile("R14 every test runs", SourceRules::disabledTests),
            SourceRule.perFile("R14 every method of a test class is a test", SourceRules::forgottenTests),
            SourceRule.perFile("R14 tests do not sleep", SourceRules::sleeps),
            SourceRule.perFile("R14 every public type says what it is", SourceRules::undocumentedTypes),
            new SourceRule("R14 every package has a door", SourceRules::packagesWithoutDoor));

    private SourceRules() {}

    private static Stream<String> openFields(SourceFile file) {
        List<String> lines = file.text().lines().toList();
        return file.all(VariableTree.class).stream()
                .filter(path -> path.getParentPath().getLeaf() instanceof ClassTree type
                        && type.getKind() != Tree.Kind.INTERFACE)
                .filter(path -> isOpen(((VariableTree) path.getLeaf()).getModifiers()))
                .filter(path -> !isExplained(lines, file.firstLine(path.getLeaf())))
                .map(path -> file.finding(
                        path, "is not final: make it so, or say `// mutable: <reason>` above it or its group"));
    }

    /// A reason holds for the lines below it until an empty line.
    private static boolean isExplained(List<String> lines, int line) {
        return lines.subList(0, line).reversed().stream()
                .takeWhile(text -> !text.isBlank())
                .anyMatch(text -> REASON.matcher(text).find());
    }

    private static boolean isOpen(ModifiersTree modifiers) {
        return !modifiers.getFlags().contains(Modifier.FINAL)
                && modifiers.getAnnotations().stream().map(SourceRules::nameOf).noneMatch(WRITTEN_BY_PICOCLI::contains);
    }

    private static String nameOf(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Stream<String> longFiles(SourceFile file) {
        long lines = file.text().lines().count();
        return lines <= FILE_LINES
                ? Stream.empty()
                : Stream.of(file.finding(1, "has " + lines + " lines: it holds two concepts, split it"));
    }

    private static Stream<String> longMethods(SourceFile file) {
        return methods(file)
                .filter(path -> ((MethodTree) path.getLeaf()).getBody() != null)
                .filter(path -> file.lines(((MethodTree) path.getLeaf()).getBody()) > METHOD_LINES)
                .map(path -> file.finding(path, "is a method of more than " + METHOD_LINES + " lines: name its parts"));
    }

    private static Stream<TreePath> methods(SourceFile file) {
        return file.all(MethodTree.class).stream();
    }

    private static Stream<String> manyParameters(SourceFile file) {
        return methods(file)
                .filter(path -> path.getParentPath().getLeaf().getKind() != Tree.Kind.RECORD || !isConstructor(path))
                .filter(path -> !isAnnotated(path, "Override"))
                .filter(path -> ((MethodTree) path.getLeaf()).getParameters().size()
                        > (isConstructor(path) ? CONSTRUCTOR_PARAMETERS : METHOD_PARAMETERS))
                .map(path -> file.finding(path, "takes too many parameters: some of them are one thing, name it"));
    }

    private static boolean isConstructor(TreePath method) {
        return ((MethodTree) method.getLeaf()).getReturnType() == null;
    }

    private static boolean isAnnotated(TreePath method, String annotation) {
        return ((MethodTree) method.getLeaf())
                .getModifiers().getAnnotations().stream()
                        .map(SourceRules::nameOf)
                        .anyMatch(annotation::equals);
    }

    private static Stream<String> deepNesting(SourceFile file) {
        return file.all(StatementTree.class).stream()
                .filter(SourceRules::isControl)
                .filter(path -> depth(path) > NESTING)
                .map(path ->
                        file.finding(path, "is nested deeper than " + NESTING + ": name the inner part as a method"));
    }

    /// How many branches and loops stand around this place inside its method or lambda, itself included.
    private static int depth(TreePath path) {
        if (path.getLeaf() instanceof MethodTree || path.getLeaf() instanceof LambdaExpressionTree) {
            return 0;
        }
        TreePath around = path.getParentPath();
        return (around == null ? 0 : depth(around)) + (isControl(path) ? 1 : 0);
    }

    private static boolean isControl(TreePath path) {
        return CONTROL.stream().anyMatch(kind -> kind.isInstance(path.getLeaf()))
                && !(path.getParentPath().getLeaf() instanceof IfTree outer
                        && path.getLeaf().equals(outer.getElseStatement()));
    }

    private static Stream<String> openEnds(SourceFile file) {
        return matching(file, OPEN_END, "is an open end: finish it or name its issue, as in (#12)");
    }

    private static Stream<String> oldDocs(SourceFile file) {
        return matching(file, OLD_DOC, "is an old doc comment: write ///");
    }

    private static Stream<String> matching(SourceFile file, Pattern pattern, String what) {
        List<String> lines = file.linesWithoutLiterals();
        return IntStream.range(0, lines.size())
                .filter(i -> pattern.matcher(lines.get(i)).find())
                .mapToObj(i -> file.finding(i + 1, what));
    }

    private static Stream<String> vars(SourceFile file) {
        return file.all(VariableTree.class).stream()
                .filter(path -> ((VariableTree) path.getLeaf()).getType() == null)
                .filter(path ->
                        !MAY_INFER.contains(path.getParentPath().getLeaf().getKind()))
                .map(path -> file.finding(path, "hides its type behind var: write the type"));
    }

    private static Stream<String> disabledTests(SourceFile file) {
        return file.all(AnnotationTree.class).stream()
                .filter(path -> nameOf((AnnotationTree) path.getLeaf()).equals("Disabled"))
                .map(path -> file.finding(path, "is a test that never runs: mend it or delete it"));
    }

    private static Stream<String> forgottenTests(SourceFile file) {
        return methods(file)
                .filter(path -> path.getParentPath().getLeaf() instanceof ClassTree type && isTestClass(type))
                .filter(path -> looksLikeATest((MethodTree) path.getLeaf()))
                .map(path -> file.finding(path, "looks like a test and never runs: annotate it or make it private"));
    }

    private static boolean isTestClass(ClassTree type) {
        return type.getSimpleName().toString().matches(".+(Test|Contract)")
                || type.getModifiers().getAnnotations().stream()
                        .map(SourceRules::nameOf)
                        .anyMatch("Nested"::equals);
    }

    private static boolean looksLikeATest(MethodTree method) {
        Set<Modifier> flags = method.getModifiers().getFlags();
        return "void".equals(String.valueOf(method.getReturnType()))
                && method.getParameters().isEmpty()
                && Stream.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.ABSTRACT)
                        .noneMatch(flags::contains)
                && method.getModifiers().getAnnotations().isEmpty();
    }

    private static Stream<String> sleeps(SourceFile file) {
        return file.all(MethodInvocationTree.class).stream()
                .filter(path -> !file.isMain())
                .filter(path -> SLEEP.matcher(((MethodInvocationTree) path.getLeaf())
                                .getMethodSelect()
                                .toString())
                        .matches())
                .map(path -> file.finding(path, "sleeps: wait for what should happen, or move the clock"));
    }

    private static Stream<String> undocumentedTypes(SourceFile file) {
        return file.all(ClassTree.class).stream()
                .filter(path -> path.getParentPath().getLeaf() instanceof CompilationUnitTree)
                .filter(path ->
                        ((ClassTree) path.getLeaf()).getModifiers().getFlags().contains(Modifier.PUBLIC))
                .filter(path -> file.trees().getDocComment(path) == null)
                .map(path -> file.finding(path, "is public and does not say what it is: one sentence of ///"));
    }

    private static Stream<String> packagesWithoutDoor(List<SourceFile> sources) {
        return sources.stream()
                .collect(Collectors.groupingBy(
                        file -> String.valueOf(file.tree().getPackageName()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().stream().noneMatch(SourceRules::isDoor))
                .map(entry -> entry.getKey() + " has no package-info.java with a few words of /// and @NullMarked");
    }

    private static boolean isDoor(SourceFile file) {
        return file.path().endsWith("package-info.java")
                && file.text().startsWith("///")
                && file.tree().getPackageAnnotations().stream()
                        .map(SourceRules::nameOf)
                        .anyMatch("NullMarked"::equals);
    }
}
