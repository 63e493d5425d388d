package dev.postrider.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What template.yaml asks for and a laptop can run: everything is resolved, nothing is skipped silently.
public record Blueprint(
        List<FunctionSpec> functions,
        Optional<ApiSpec> api,
        List<QueueSpec> queues,
        List<TableSpec> tables,
        List<SecretSpec> secrets) {
    /// The region and account that everything on this machine claims to be in.
    public static final String REGION = "us-east-1";

    public static final String ACCOUNT = "000000000000";

    public Blueprint {
        functions = List.copyOf(functions);
        queues = List.copyOf(queues);
        tables = List.copyOf(tables);
        secrets = List.copyOf(secrets);
    }

    /// Reads a template.
    ///
    /// @throws BadTemplate naming every line that the runner does not understand
    public static Blueprint read(Path file, Map<String, String> parameters, ResourceValues values) {
        Problems problems = new Problems();
        Value.Fields root = new TemplateReader(problems).read(file);
        problems.refuseIfAny(file.toString());
        Blueprint blueprint = new BlueprintReader(root, parameters, values, problems).read();
        problems.refuseIfAny(file.toString());
        return blueprint;
    }

    /// The resources of each kind, gathered while the template is read.
    static final class Draft {
        final List<FunctionSpec> functions = new ArrayList<>();
        final List<ApiSpec> apis = new ArrayList<>();
        final List<QueueSpec> queues = new ArrayList<>();
        final List<TableSpec> tables = new ArrayList<>();
        final List<SecretSpec> secrets = new ArrayList<>();

        Blueprint finish() {
            return new Blueprint(functions, apis.stream().findFirst(), queues, tables, secrets);
        }
    }
}
