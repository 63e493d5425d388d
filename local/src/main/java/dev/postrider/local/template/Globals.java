package dev.postrider.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SAM's `Globals`: mappings are merged, lists are joined, single values of the resource win.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
final class Globals {
    private static final Map<String, String> TYPES =
            Map.of("Function", "AWS::Serverless::Function", "HttpApi", "AWS::Serverless::HttpApi");

    private final Map<String, Value.Fields> byType = new LinkedHashMap<>();

    Globals(Value.Fields globals, Problems problems) {
        globals.fields().forEach((name, value) -> {
            String type = TYPES.get(name);
            if (type != null && value instanceof Value.Fields fields) {
                byType.put(type, fields);
            } else {
                problems.add(
                        value.line(), "the local runner does not know Globals." + name, "Known are " + TYPES.keySet());
            }
        });
    }

    Value.Fields under(String type, Value.Fields own) {
        Value.Fields global = byType.get(type);
        return global == null ? own : merged(global, own);
    }

    /// The default authorizer of the template's HTTP API, which its routes use unless they say otherwise.
    Optional<String> defaultAuthorizer(Value.Fields root) {
        if (!(root.fields().get("Resources") instanceof Value.Fields resources)) {
            return Optional.empty();
        }
        for (Value value : resources.fields().values()) {
            if (value instanceof Value.Fields resource
                    && resource.fields().get("Type") instanceof Value.Text type
                    && type.text().equals("AWS::Serverless::HttpApi")
                    && resource.fields().get("Properties") instanceof Value.Fields own
                    && under(type.text(), own).fields().get("Auth") instanceof Value.Fields auth
                    && auth.fields().get("DefaultAuthorizer") instanceof Value.Text name) {
                return Optional.of(name.text());
            }
        }
        return Optional.empty();
    }

    private static Value.Fields merged(Value.Fields global, Value.Fields own) {
        Map<String, Value> result = new LinkedHashMap<>(global.fields());
        own.fields().forEach((key, value) -> {
            Value below = global.fields().get(key);
            result.put(key, below == null ? value : merged(below, value));
        });
        return new Value.Fields(result, own.line());
    }

    private static Value merged(Value global, Value own) {
        if (global instanceof Value.Fields below && own instanceof Value.Fields above) {
            return merged(below, above);
        }
        if (global instanceof Value.Items below && own instanceof Value.Items above) {
            List<Value> joined = new ArrayList<>(below.items());
            joined.addAll(above.items());
            return new Value.Items(joined, own.line());
        }
        return own;
    }
}
