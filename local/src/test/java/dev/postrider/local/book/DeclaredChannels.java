package dev.postrider.local.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.kit.TestReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// A CloudFormation template that declares channels, deployed as CloudFormation would: each channel is a request to
/// ProviderFunction, with text for every value.
record DeclaredChannels(Stage stage) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What a parameter may be that nobody can see.
    private static final String SECRET = "https://hooks.example.com/services/s3cret";

    List<String> complaints(String template) {
        JsonNode json = JSON.valueToTree(new Yaml(new ShortTags()).<Object>load(template));
        List<String> complaints = new ArrayList<>();
        if (!json.path("Resources").isObject()) {
            complaints.add("a template has Resources");
        }
        json.path("Resources").properties().forEach(resource -> {
            if (!resource.getValue().path("Type").asText().equals("Custom::PostriderChannel")) {
                complaints.add(resource.getKey() + " is no Custom::PostriderChannel");
            } else {
                deploy(json, resource, complaints);
            }
        });
        return complaints;
    }

    private void deploy(JsonNode template, Map.Entry<String, JsonNode> resource, List<String> complaints) {
        JsonNode properties = resource.getValue().path("Properties");
        String token = properties.path("ServiceToken").path("Fn::ImportValue").asText();
        if (!new DeployedNames().exports().contains(token)) {
            complaints.add("template.yaml exports no " + token);
        }
        try (TestReceiver cloudFormation = TestReceiver.start()) {
            ObjectNode request = JSON.createObjectNode()
                    .put("RequestType", "Create")
                    .put("RequestId", "r1")
                    .put("StackId", "arn:aws:cloudformation:eu-central-1:123456789012:stack/shop/1")
                    .put("LogicalResourceId", resource.getKey())
                    .put("ResponseURL", cloudFormation.uri("/answer").toString());
            request.set("ResourceProperties", resolved(properties, template.path("Parameters"), complaints));
            JsonNode answer = stage.invoke("ProviderFunction", request);
            if (!answer.path("Status").asText().equals("SUCCESS")) {
                complaints.add(resource.getKey() + ": " + answer.path("Reason").asText());
            }
        }
    }

    /// Every value as text, and every reference as what it refers to.
    private static JsonNode resolved(JsonNode value, JsonNode parameters, List<String> complaints) {
        if (value.has("Ref")) {
            String name = value.path("Ref").asText();
            if (!parameters.has(name)) {
                complaints.add("Ref names " + name + ", which is no parameter");
            }
            return JSON.valueToTree(parameters.path(name).path("Default").asText(SECRET));
        }
        if (value.has("Fn::ImportValue")) {
            return JSON.valueToTree("arn:aws:lambda:eu-central-1:123456789012:function:provider:live");
        }
        if (value.isObject()) {
            return JSON.valueToTree(value.properties().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, field -> resolved(field.getValue(), parameters, complaints))));
        }
        return value.isArray()
                ? JSON.valueToTree(value.valueStream()
                        .map(item -> resolved(item, parameters, complaints))
                        .toList())
                : JSON.valueToTree(value.asText());
    }

    /// `!Ref x` as `{"Ref": "x"}`, `!ImportValue x` as `{"Fn::ImportValue": "x"}`.
    private static final class ShortTags extends SafeConstructor {
        ShortTags() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String name = node.getTag().getValue().substring(1);
                    return Map.of(name.equals("Ref") ? name : "Fn::" + name, ((ScalarNode) node).getValue());
                }
            });
        }
    }
}
