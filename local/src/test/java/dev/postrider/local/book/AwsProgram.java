package dev.postrider.local.book;

import dev.postrider.local.book.Programs.Answer;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `aws`, judged by its words: the operation and its options must be AWS's, the names in them those of template.yaml.
/// Questions for an output of the stack, and for its root key, are answered with those of the stage, so that what
/// follows on the page runs.
final class AwsProgram implements Programs.Program {
    private static final Pattern OUTPUT = Pattern.compile("OutputKey==['`]([^'`]+)['`]");
    private static final Pattern LOGICAL_ID = Pattern.compile("LogicalResourceId==['`]([^'`]+)['`]");
    private static final List<String> GLOBAL = List.of("--query", "--output", "--region", "--profile");

    /// Operations of services whose client is not on the class path, with the options that pages use.
    private static final Map<String, List<String>> DECLARED = declared("""
            cloudformation cancel-update-stack --stack-name
            cloudformation create-change-set --stack-name --change-set-name --change-set-type --resources-to-import
            cloudformation deploy --stack-name --template-file --parameter-overrides --capabilities
            cloudformation describe-stack-events --stack-name
            cloudformation describe-stack-resource --stack-name --logical-resource-id
            cloudformation describe-stack-resources --stack-name --logical-resource-id
            cloudformation describe-stacks --stack-name
            cloudformation delete-stack --stack-name
            cloudwatch describe-alarms --alarm-names --alarm-name-prefix --state-value
            cloudwatch get-metric-statistics --namespace --metric-name --dimensions --start-time --end-time --period --statistics
            cloudwatch set-alarm-state --alarm-name --state-value --state-reason
            dynamodb wait --table-name
            iam get-role --role-name
            iam simulate-principal-policy --policy-source-arn --action-names --resource-arns --context-entries
            lambda delete-function-concurrency --function-name
            lambda get-function-configuration --function-name --qualifier
            lambda get-function-recursion-config --function-name
            lambda put-function-concurrency --function-name --reserved-concurrent-executions
            logs filter-log-events --log-group-name --filter-pattern --start-time
            logs get-query-results --query-id
            logs start-query --log-group-name --log-group-names --start-time --end-time --query-string
            logs tail --since --follow --filter-pattern --format
            sts get-caller-identity
            xray get-trace-summaries --start-time --end-time --filter-expression
            xray batch-get-traces --trace-ids
            """);

    private final URI endpoint;
    private final DeployedNames names = new DeployedNames();

    /// @param endpoint where the stage is
    AwsProgram(URI endpoint) {
        this.endpoint = endpoint;
    }

    private static Map<String, List<String>> declared(String lines) {
        return lines.lines()
                .map(line -> List.of(line.split(" ", -1)))
                .collect(Collectors.toMap(
                        words -> words.get(0) + " " + words.get(1), words -> words.subList(2, words.size())));
    }

    @Override
    public Answer run(Programs.Call call) {
        if (call.words().size() < 2) {
            return Answer.bad("aws wants a service and an operation");
        }
        List<String> complaints = complaints(call.words());
        return complaints.isEmpty() ? Answer.good(printed(call.words())) : Answer.of(complaints);
    }

    private List<String> complaints(List<String> words) {
        String operation = words.get(0) + " " + words.get(1);
        Optional<List<String>> options = options(operation);
        if (options.isEmpty()) {
            return List.of(
                    "aws " + operation + " is not known: add it to AwsProgram after a look into AWS's reference");
        }
        Stream<String> unknown = words.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.replaceFirst("=.*", ""))
                .filter(option -> !GLOBAL.contains(option)
                        && !options.orElseThrow().contains(option)
                        && !options.orElseThrow().contains(option.replace("--no-", "--")))
                .map(option -> "aws " + operation + " has no " + option);
        return Stream.concat(unknown, unknownNames(words)).toList();
    }

    private static Optional<List<String>> options(String operation) {
        return Optional.ofNullable(DECLARED.get(operation)).or(() -> ofSdk(operation));
    }

    /// What the SDK's own request takes; the command line is made of the same model.
    private static Optional<List<String>> ofSdk(String operation) {
        String service = operation.split(" ", -1)[0];
        String request = Arrays.stream(operation.split(" ", -1)[1].split("-", -1))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
        try {
            Class<?> builder = Class.forName(
                    "software.amazon.awssdk.services." + service + ".model." + request + "Request$Builder");
            return Optional.of(Arrays.stream(builder.getMethods())
                    .map(method ->
                            "--" + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList());
        } catch (ClassNotFoundException e) {
            return Optional.empty(); // No such operation, or no such client here.
        }
    }

    private Stream<String> unknownNames(List<String> words) {
        String line = String.join(" ", words);
        Stream<String> outputs = OUTPUT.matcher(line)
                .results()
                .map(output -> output.group(1))
                .filter(name -> !names.outputs().contains(name))
                .map(name -> "template.yaml has no output " + name);
        Stream<String> resources = LOGICAL_ID
                .matcher(line)
                .results()
                .map(resource -> resource.group(1))
                .filter(name -> !names.resources().contains(name))
                .map(name -> "template.yaml has no resource " + name);
        Stream<String> named = after(words, "--logical-resource-id")
                .filter(name -> !names.resources().contains(name))
                .map(name -> "template.yaml has no resource " + name);
        return Stream.of(outputs, resources, named).flatMap(all -> all);
    }

    private static Stream<String> after(List<String> words, String option) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 >= words.size() ? Stream.empty() : Stream.of(words.get(at + 1));
    }

    private String printed(List<String> words) {
        Matcher output = OUTPUT.matcher(String.join(" ", words));
        if (output.find()) {
            return (output.group(1).equals("ApiEndpoint") ? endpoint.toString() : output.group(1)) + "\n";
        }
        return words.get(1).equals("get-secret-value") ? Stage.KEY + "\n" : "";
    }
}
