package dev.postrider.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Which room (the first package below the root) stands on which floor. A room sees itself and the floors below,
/// never its neighbours.
final class Floors {
    static final String ROOT = "dev.postrider";

    /// The rooms that speak only Java.
    static final Set<String> DOMAIN = Set.of(
            "event",
            "endpoint",
            "signature",
            "secret",
            "access",
            "repeat",
            "template",
            "channel",
            "delivery",
            "health",
            "metrics",
            "replay");

    static final Set<String> FUNCTIONS =
            Set.of("ingest", "dispatch", "sweep", "management", "authorizer", "console", "provider");

    private static final List<Set<String>> FROM_THE_GROUND = List.of(
            Set.of("event", "endpoint", "signature"),
            Set.of("secret"),
            Set.of("runtime"),
            Set.of("template", "access", "repeat"),
            Set.of("channel"),
            Set.of("delivery"),
            Set.of("health", "metrics", "replay"),
            Set.of("render", "matching", "document", "gateway"),
            Set.of("engine", "intake", "preset", "handlebars", "ruler", "dynamo", "sqs", "kms", "http"),
            Set.of("editing"),
            FUNCTIONS,
            Set.of("local"),
            Set.of("benchmarks"));
    private static final int NOWHERE = -1;

    private Floors() {}

    static ArchCondition<JavaClass> lookOnlyDown() {
        return new ArchCondition<>("look only at their own room and the floors below") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (floorOf(item) == NOWHERE) {
                    events.add(SimpleConditionEvent.violated(
                            item, item.getName() + " is in a room without a floor: place it in Floors"));
                    return;
                }
                item.getDirectDependenciesFromSelf().stream()
                        .filter(Floors::looksUp)
                        .map(dependency -> SimpleConditionEvent.violated(item, dependency.getDescription()))
                        .forEach(events::add);
            }
        };
    }

    private static boolean looksUp(Dependency dependency) {
        JavaClass origin = dependency.getOriginClass();
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        return isOurs(target) && !roomOf(origin).equals(roomOf(target)) && floorOf(target) >= floorOf(origin);
    }

    static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + ".");
    }

    /// The first package below the root, or an empty text for the root itself.
    static String roomOf(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }

    static boolean isIn(JavaClass type, Set<String> rooms) {
        return isOurs(type) && rooms.contains(roomOf(type));
    }

    private static int floorOf(JavaClass type) {
        return IntStream.range(0, FROM_THE_GROUND.size())
                .filter(floor -> FROM_THE_GROUND.get(floor).contains(roomOf(type)))
                .findFirst()
                .orElse(NOWHERE);
    }
}
