package dev.postrider.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the compiled classes of a module keep to. R8, R12 and R13 are the pom's.
final class ArchitectureRules {
    private static final String[] JAVA = {"java..", "javax.crypto..", "org.jspecify.."};
    /// The value type only: what makes new ones reads clock and chance, see R9.
    private static final String[] ULID = {"com.github.f4b6a3.ulid.."};

    private static final DescribedPredicate<JavaClass> OURS = describe("ours", Floors::isOurs);
    private static final DescribedPredicate<JavaClass> WIRING = named("Wiring");

    private static final Pattern CLOCK_OR_CHANCE = Pattern.compile("java\\.time\\.\\w+\\.now\\(.*"
            + "|java\\.time\\.(Clock|InstantSource)\\.(system|tick).*"
            + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)"
            + "|java\\.lang\\.Math\\.random\\(\\)"
            + "|java\\.util\\.UUID\\.randomUUID\\(\\)"
            + "|java\\.util\\.(Date|Random|SplittableRandom)\\.<init>\\(\\)"
            // One that is handed its own source draws nothing.
            + "|java\\.security\\.SecureRandom\\.(<init>\\((?!java\\.security\\.SecureRandomSpi)|getInstance).*"
            + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\..*"
            + "|java\\.util\\.random\\.RandomGenerator\\.(getDefault|of)\\(.*"
            + "|com\\.github\\.f4b6a3\\.ulid\\.(UlidCreator\\..*|Ulid\\.fast\\(\\))");
    private static final String VAGUE_NAME =
            ".*(Utils?|Helper|Manager|Service|Impl|Processor|Data|Info)|.*(Base(?!64)|Abstract).*"
                    + "|.*(Notification|Subscription|Job|Task).*";

    private static final Set<String> VAGUE_PACKAGES =
            Set.of("util", "common", "model", "dto", "impl", "exception", "service");

    static final List<ArchRule> ALL = List.of(
            rule(
                    "R1 the domain speaks only Java",
                    classes()
                            .that(in(Floors.DOMAIN))
                            .should()
                            .onlyDependOnClassesThat(in(Floors.DOMAIN)
                                    .or(resideInAnyPackage(JAVA))
                                    .or(resideInAnyPackage(ULID))),
                    "a decision that knows a library cannot be read, tested or kept without it"),
            rule(
                    "R2 every room stands on a floor and looks only down",
                    classes().that(OURS).should(Floors.lookOnlyDown()),
                    "arrows that point one way can be followed"),
            rule(
                    "R3 no packages in a circle",
                    slices().matching(Floors.ROOT + ".(**)").should().beFreeOfCycles(),
                    "packages in a circle are one package with two names"),
            only(
                    "R4 the AWS SDK stays in dynamo, sqs, kms, runtime, *Wiring and local",
                    in(Set.of("dynamo", "sqs", "kms", "runtime", "local")).or(WIRING),
                    "what talks to AWS is one wall of the house, not its air",
                    "software.amazon.awssdk.."),
            only(
                    "R5 Lambda's API stays in *Handler, local and benchmarks",
                    in(Set.of("local", "benchmarks")).or(named("Handler")),
                    "a use case does not know who calls it",
                    "com.amazonaws.services.lambda.."),
            only(
                    "R6 Jackson stays where JSON comes in or goes out",
                    in(Set.of(
                                    "runtime",
                                    "document",
                                    "gateway",
                                    "intake",
                                    "preset",
                                    "editing",
                                    "handlebars",
                                    "ruler",
                                    "dynamo",
                                    "sqs",
                                    "local"))
                            .or(in(Floors.FUNCTIONS)),
                    "JSON is how values travel, not what they are",
                    "com.fasterxml.jackson.."),
            only(
                    "R6 the Handlebars library stays in handlebars",
                    in(Set.of("handlebars")),
                    "`language` names the engine behind one port",
                    "com.github.jknack..",
                    "org.antlr.."),
            only(
                    "R6 Event Ruler stays in ruler",
                    in(Set.of("ruler")),
                    "a pattern is text to everyone else",
                    "software.amazon.event.."),
            only(
                    "R6 Apache HttpClient stays in http",
                    in(Set.of("http")),
                    "deadlines, guard and limits hold only where every webhook goes through one client",
                    "org.apache.hc.."),
            access(
                    "R7 only *Wiring makes an adapter",
                    not(WIRING).and(not(in(Set.of("dynamo", "sqs", "kms")))),
                    access -> access.getTarget().getName().equals("<init>")
                            && Floors.isIn(access.getTargetOwner(), Set.of("dynamo", "sqs", "kms"))
                            && access.getTargetOwner().getSimpleName().matches("(Dynamo|Sqs|Kms).+"),
                    "one straight list of `new` shows what a function is made of"),
            access(
                    "R7 the environment is read in runtime (and by the command line in local)",
                    not(in(Set.of("runtime", "local"))),
                    access -> access.getTarget().getFullName().startsWith("java.lang.System.getenv("),
                    "on a laptop the variables come from template.yaml: ask Platform for them"),
            access(
                    "R9 clock and chance come in through *Wiring and runtime",
                    not(in(Set.of("runtime", "local"))).and(not(WIRING)),
                    ArchitectureRules::isClockOrChance,
                    "a test moves time and fixes chance by what it hands in: take an InstantSource or the value"),
            rule(
                    "R10 names say what a thing is",
                    noClasses().that(OURS).should(ArchCondition.from(describe("be vague", ArchitectureRules::isVague))),
                    "a vague name is a place where anything can go; the glossary has one word per thing"),
            rule(
                    "R11 classes are final, records, enums or sealed",
                    classes()
                            .that(OURS)
                            .and()
                            .areNotInterfaces()
                            .and()
                            .areNotAnonymousClasses()
                            .and()
                            .areNotAnnotatedWith("org.openjdk.jmh.annotations.State")
                            .should()
                            .haveModifier(JavaModifier.FINAL)
                            .orShould(ArchCondition.from(describe("be sealed", JavaClass::isSealed))),
                    "nobody extends what was not made to be extended"));

    private ArchitectureRules() {}

    private static ArchRule rule(String name, ArchRule rule, String reason) {
        return rule.as(name).because(reason).allowEmptyShould(true);
    }

    private static ArchRule only(
            String name, DescribedPredicate<JavaClass> places, String reason, String... libraries) {
        return rule(
                name,
                noClasses()
                        .that(OURS.and(not(places)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(libraries),
                reason);
    }

    private static ArchRule access(
            String name, DescribedPredicate<JavaClass> places, Predicate<JavaAccess<?>> forbidden, String reason) {
        return rule(
                name,
                noClasses().that(OURS.and(places)).should().accessTargetWhere(describe("forbidden", forbidden)),
                reason);
    }

    private static DescribedPredicate<JavaClass> in(Set<String> rooms) {
        return describe("in " + rooms, type -> Floors.isIn(type, rooms));
    }

    /// By the name of the file's own class: what is nested in a `Wiring` belongs to it.
    private static DescribedPredicate<JavaClass> named(String... endings) {
        return describe("named *" + List.of(endings), type -> {
            String file = type.getName()
                    .substring(type.getName().lastIndexOf('.') + 1)
                    .split("\\$", 2)[0];
            return Stream.of(endings).anyMatch(file::endsWith);
        });
    }

    /// A client and a benchmark may measure how long something took: that is no date.
    private static boolean isClockOrChance(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        boolean stopwatch = target.equals("java.lang.System.nanoTime()")
                && Floors.isIn(access.getOriginOwner(), Set.of("http", "benchmarks"));
        return !stopwatch && CLOCK_OR_CHANCE.matcher(target).matches();
    }

    private static boolean isVague(JavaClass type) {
        return type.getSimpleName().matches(VAGUE_NAME)
                || Stream.of(type.getPackageName().split("\\.")).anyMatch(VAGUE_PACKAGES::contains);
    }
}
