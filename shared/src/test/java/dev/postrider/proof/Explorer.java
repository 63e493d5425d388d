package dev.postrider.proof;

import dev.postrider.kit.MutableClock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Visits every state that a scenario can reach, each once, the nearest first, so that the first counterexample is one
/// of the shortest. In each it asks for the promises; in the end, whether every state leads to a done one when nothing
/// more goes wrong.
final class Explorer {
    private static final int MAX_STATES = 5_000_000;

    private final Scenario scenario;
    private final MutableClock clock = MutableClock.at(Start.TIME);
    private final Stage stage;
    private final Map<Key, Integer> known = new HashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final Deque<World> frontier = new ArrayDeque<>();
    private final Tally tally = new Tally();

    private Explorer(Scenario scenario, Plant plant) {
        this.scenario = scenario;
        stage = new Stage(plant, clock);
    }

    private record Key(long high, long low) {}

    /// A state as it is kept once its successors are known.
    ///
    /// @param parent  the state it was first reached from
    /// @param ordinal which of the parent's steps led to it
    /// @param calm    the state that follows when nothing goes wrong, or itself if nothing follows
    private record Seen(int parent, int ordinal, boolean isDone, int calm) {
        Seen followedBy(int next) {
            return new Seen(parent, ordinal, isDone, next);
        }
    }

    /// Explores all of a scenario.
    static Finding explore(Scenario scenario, Plant plant) {
        return new Explorer(scenario, plant).run();
    }

    private Finding run() {
        World first = Start.of(scenario, clock);
        visit(first, -1, 0);
        for (int id = 0; !frontier.isEmpty(); id++) {
            Optional<Finding> wrong = expand(id, frontier.remove());
            if (wrong.isPresent()) {
                return wrong.orElseThrow();
            }
        }
        return stuck().map(id -> finding(
                        Optional.of("this state never comes to an end, although nothing more goes wrong"),
                        id,
                        List.of()))
                .orElseGet(() -> finding(Optional.empty(), 0, List.of()));
    }

    private Optional<Finding> expand(int id, World world) {
        List<Step> steps = Steps.from(world, scenario, stage, clock);
        tally.countTransitions(steps.size());
        int calm = id;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Optional<String> broken = Promises.broken(step.world(), world, scenario);
            if (broken.isPresent()) {
                return Optional.of(finding(broken, id, List.of(step.words())));
            }
            int next = visit(step.world(), id, i);
            calm = calm == id && !step.isFault() ? next : calm;
        }
        seen.set(id, seen.get(id).followedBy(calm));
        return Optional.empty();
    }

    private int visit(World world, int parent, int ordinal) {
        Key key = key(world);
        Integer old = known.putIfAbsent(key, seen.size());
        if (old != null) {
            return old;
        }
        if (seen.size() == MAX_STATES) {
            throw new IllegalStateException(scenario.name() + " has more states than can be visited");
        }
        boolean isDone = Promises.isDone(world, scenario);
        tally.countState(world, isDone);
        seen.add(new Seen(parent, ordinal, isDone, seen.size()));
        frontier.add(world);
        return seen.size() - 1;
    }

    private static Key key(World world) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("MD5").digest(Canon.of(world).getBytes(StandardCharsets.UTF_8)));
            return new Key(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }

    /// The first state from which the calm way never comes to a done one.
    private Optional<Integer> stuck() {
        int[] leads = new int[seen.size()];
        for (int id = 0; id < seen.size(); id++) {
            if (!leadsToTheEnd(id, leads)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /// Marks the calm way from a state with the state it was first walked for, so that a circle meets itself.
    private boolean leadsToTheEnd(int from, int[] leads) {
        int mark = from + 1;
        int at = from;
        while (leads[at] == 0 && !seen.get(at).isDone()) {
            leads[at] = mark;
            at = seen.get(at).calm();
        }
        return seen.get(at).isDone() || leads[at] != mark;
    }

    private Finding finding(Optional<String> wrong, int id, List<String> last) {
        List<String> way = new ArrayList<>(wrong.isEmpty() ? List.of() : way(id));
        way.addAll(last);
        return new Finding(scenario.name(), tally, wrong, way);
    }

    /// The steps from the beginning to a state, found by taking them again.
    private List<String> way(int id) {
        Deque<Integer> ordinals = new ArrayDeque<>();
        for (int at = id; seen.get(at).parent() >= 0; at = seen.get(at).parent()) {
            ordinals.push(seen.get(at).ordinal());
        }
        List<String> way = new ArrayList<>();
        World world = Start.of(scenario, clock);
        for (int ordinal : ordinals) {
            Step step = Steps.from(world, scenario, stage, clock).get(ordinal);
            way.add(step.words());
            world = step.world();
        }
        return way;
    }
}
