package dev.postrider.ruler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.EventPatterns;
import dev.postrider.channel.TypePattern;
import dev.postrider.document.EventDocument;
import dev.postrider.event.Event;
import dev.postrider.runtime.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.event.ruler.Machine;

/// The channels of one catalog in one automaton: types and pattern of a channel are one rule, so that what an event
/// costs hardly grows with the channels that do not want it.
final class RulerIndex implements EventPatterns.Index {
    private static final String TYPE = "type";

    private final Map<String, Channel> channels = new HashMap<>();
    private final List<Channel> unconditional = new ArrayList<>();
    private final Machine machine = Machine.builder().build();
    private final boolean seesOnlyTypes;

    RulerIndex(Catalog catalog) {
        catalog.channels().values().forEach(this::add);
        seesOnlyTypes = catalog.channels().values().stream()
                .allMatch(channel -> channel.match().pattern().isEmpty());
    }

    private void add(Channel channel) {
        ObjectNode rule = rule(channel);
        if (rule.isEmpty()) {
            unconditional.add(channel);
        } else {
            channels.put(channel.id().value(), channel);
            RulerPatterns.add(machine, channel.id().value(), Json.write(rule));
        }
    }

    /// A pattern that asks for types itself keeps its own: one rule cannot ask for the same field twice.
    private static ObjectNode rule(Channel channel) {
        ObjectNode rule = channel.match()
                .pattern()
                .map(pattern -> (ObjectNode) Json.readTrusted(pattern.json().value()))
                .orElseGet(Json::object);
        List<TypePattern> types = channel.match().types();
        if (!types.isEmpty() && !asksForTypes(rule)) {
            ArrayNode clauses = rule.putArray(TYPE);
            types.forEach(type -> clause(type.value(), clauses));
        }
        return rule;
    }

    private static boolean asksForTypes(JsonNode rule) {
        return rule.has(TYPE) || rule.has("$or");
    }

    private static void clause(String type, ArrayNode clauses) {
        int star = type.indexOf('*');
        if (star < 0) {
            clauses.add(type);
        } else if (star == type.length() - 1 && star > 0) {
            clauses.addObject().put("prefix", type.substring(0, star));
        } else {
            clauses.addObject().put("wildcard", type.replaceAll("\\*+", "*"));
        }
    }

    @Override
    public List<Channel> candidates(Event event) {
        List<Channel> candidates = new ArrayList<>(unconditional);
        if (!channels.isEmpty()) {
            Set<String> met = new HashSet<>(machine.rulesForJSONEvent(view(event)));
            met.forEach(id -> candidates.add(known(id)));
        }
        return candidates;
    }

    private Channel known(String id) {
        Channel channel = channels.get(id);
        if (channel == null) {
            throw new IllegalStateException("the automaton names a channel it was not given: " + new ChannelId(id));
        }
        return channel;
    }

    /// As much of the event as the rules can ask for: its data is not read when no pattern is there.
    private JsonNode view(Event event) {
        return seesOnlyTypes
                ? Json.object().put(TYPE, event.type().value())
                : Json.readTrusted(EventDocument.write(event));
    }
}
