package dev.postrider.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// template.yaml, asked in the words of the tests.
final class Deployment {
    private final JsonNode template = Project.yaml("template.yaml");

    JsonNode globals() {
        return template.path("Globals").path("Function");
    }

    JsonNode parameters() {
        return template.path("Parameters");
    }

    JsonNode resource(String id) {
        return template.path("Resources").path(id);
    }

    List<Resource> resources(String type) {
        return template.path("Resources").properties().stream()
                .filter(entry -> entry.getValue().path("Type").asText().equals(type))
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<Function> functions() {
        return resources("AWS::Serverless::Function").stream()
                .map(resource -> new Function(resource.id(), resource.properties()))
                .toList();
    }

    /// All texts at any depth below a node, keys left out.
    static Stream<String> texts(JsonNode node) {
        return node.isTextual() ? Stream.of(node.textValue()) : elements(node).flatMap(Deployment::texts);
    }

    static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    /// The logical id in `!Ref X`, `!GetAtt X.Arn`; empty for anything else.
    static String referredId(JsonNode node) {
        String attribute = node.path("Fn::GetAtt").asText();
        return node.path("Ref").asText(attribute.contains(".") ? attribute.substring(0, attribute.indexOf('.')) : "");
    }

    record Resource(String id, JsonNode node) {
        JsonNode properties() {
            return node.path("Properties");
        }

        /// The statements of a role's own policies.
        List<JsonNode> statements() {
            return elements(properties().path("Policies"))
                    .flatMap(policy -> elements(policy.path("PolicyDocument").path("Statement")))
                    .toList();
        }

        Stream<String> actions() {
            return statements().stream().flatMap(statement -> texts(statement.path("Action")));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    record Function(String id, JsonNode properties) {
        String codeUri() {
            return properties.path("CodeUri").asText();
        }

        /// The folder of its module: `functions/ingest` of `functions/ingest/target/ingest.jar`.
        String module() {
            return codeUri().substring(0, codeUri().indexOf("/target/"));
        }

        String handlerClass() {
            return properties.path("Handler").asText().replaceFirst("::.*", "");
        }

        List<String> variables() {
            return properties.path("Environment").path("Variables").properties().stream()
                    .map(Map.Entry::getKey)
                    .toList();
        }

        Stream<JsonNode> events(String type) {
            return elements(properties.path("Events"))
                    .filter(event -> event.path("Type").asText().equals(type))
                    .map(event -> event.path("Properties"));
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
