package dev.postrider.benchmarks.peers;

import dev.postrider.benchmarks.load.Receiver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Warms every [Peer] up, loads them in turn, round after round, and prints medians:
/// `java -cp … dev.postrider.benchmarks.peers.Peers FOLDER [rounds]`.
public final class Peers {
    private static final int ROUNDS = 5;

    private final Map<Peer, List<Round>> rounds = new EnumMap<>(Peer.class);

    private Peers() {}

    static void main(String[] args) {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        List<Running> all = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> all.forEach(Running::close)));
        try (Receiver receiver = Receiver.open(0)) {
            Place place = new Place(Path.of(args[0]), receiver.endpoint(0));
            for (Peer peer : Peer.values()) {
                all.add(peer.start(place));
            }
            all.forEach(Running::ready);
            Peers peers = new Peers();
            all.forEach(running -> Round.of(running, receiver, Round.Work.WARM_UP));
            for (int round = 0; round < rounds; round++) {
                all.forEach(running -> peers.add(running.peer(), Round.of(running, receiver, Round.Work.USUAL)));
            }
            peers.print();
        }
        System.exit(0);
    }

    private void add(Peer peer, Round round) {
        rounds.computeIfAbsent(peer, _ -> new ArrayList<>()).add(round);
    }

    private void print() {
        System.out.println(
                "| | deliveries a second | Postrider over it | least and most | CPU \u00b5s each | of its store "
                        + "| 150 a second: p50 ms | p99 ms |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (Peer peer : Peer.values()) {
            List<Double> ratios = ratios(peer);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.2f | %.2f to %.2f | %.0f | %.0f | %.1f | %.1f |",
                    peer.name().toLowerCase(Locale.ROOT),
                    median(peer, Round::perSecond),
                    middle(ratios),
                    ratios.stream().mapToDouble(each -> each).min().orElse(0),
                    ratios.stream().mapToDouble(each -> each).max().orElse(0),
                    median(peer, Round::serviceMicros),
                    median(peer, Round::storeMicros),
                    median(peer, Round::p50),
                    median(peer, Round::p99)));
        }
    }

    private List<Round> of(Peer peer) {
        return Objects.requireNonNull(rounds.get(peer));
    }

    private List<Double> ratios(Peer peer) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < of(peer).size(); round++) {
            ratios.add(of(Peer.POSTRIDER).get(round).perSecond()
                    / of(peer).get(round).perSecond());
        }
        return ratios;
    }

    private double median(Peer peer, ToDoubleFunction<Round> figure) {
        return middle(of(peer).stream().mapToDouble(figure).boxed().toList());
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
