package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.Scope;
import dev.postrider.channel.Variable;
import dev.postrider.channel.VariableStore;
import dev.postrider.document.VariableDocument;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.JsonBody;
import dev.postrider.gateway.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// `/v1/variables`: named values of the tenant, or of one group of its channels.
final class VariableResource {
    private static final Set<String> GROUP = Set.of("group");

    private final VariableStore store;
    private final VariableEditor editor;
    private final Cursors cursors;

    VariableResource(VariableStore store, VariableEditor editor, Cursors cursors) {
        this.store = store;
        this.editor = editor;
        this.cursors = cursors;
    }

    ApiResponse list(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_READ);
        Paging.only(request, GROUP);
        int limit = Paging.limit(request);
        String after = cursors.read(request, Function.identity()).orElse("");
        Optional<String> group = request.parameter("group");
        List<Variable> found = store.list(tenant).stream()
                .filter(variable -> group.isEmpty() || variable.key().group().equals(group))
                .filter(variable -> place(variable).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<Variable> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(cursors.write(place(page.getLast()), request)) : Optional.empty();
        return Paging.page(page.stream().map(VariableDocument::write).toList(), next);
    }

    /// Where a variable stands in the list: by group, the tenant's own first, and by name.
    private static String place(Variable variable) {
        return variable.key().group().orElse("") + " " + variable.key().name();
    }

    ApiResponse get(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_READ);
        return document(200, store.find(tenant, key(request)).orElseThrow(() -> notFound(request)));
    }

    ApiResponse put(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_WRITE);
        ObjectNode body = JsonBody.read(request);
        VariableEditor.Written written = editor.put(tenant, key(request), body);
        return document(written.isNew() ? 201 : 200, written.variable());
    }

    ApiResponse delete(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_WRITE);
        if (!store.delete(tenant, key(request))) {
            throw notFound(request);
        }
        return ApiResponse.empty(204);
    }

    private static ApiResponse document(int status, Variable variable) {
        return ApiResponse.json(status, VariableDocument.write(variable));
    }

    private static Variable.Key key(ApiRequest request) {
        return new Variable.Key(name(request), request.parameter("group"));
    }

    private static String name(ApiRequest request) {
        return request.path().getOrDefault("name", "");
    }

    private static Refusal notFound(ApiRequest request) {
        return Refusal.notFound("there is no variable " + name(request)
                + request.parameter("group")
                        .map(group -> " in the group " + group)
                        .orElse(""));
    }
}
