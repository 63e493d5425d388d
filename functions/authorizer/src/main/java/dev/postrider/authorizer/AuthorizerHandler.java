package dev.postrider.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.gateway.Caller;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// API Gateway's Lambda authorizer (payload format 2.0, simple responses). It always lets the request through and names
/// the caller, if it knows one: the functions refuse nobody's requests themselves, with a problem that says what to do.
/// The gateway's own refusal would be a 403 without a word.
public final class AuthorizerHandler implements RequestStreamHandler {
    private final Keyring keyring;

    public AuthorizerHandler() {
        this(new AuthorizerWiring().keyring());
    }

    AuthorizerHandler(Keyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context lambda) throws IOException {
        JsonNode identity = Json.readTrusted(in).path("identitySource").path(0);
        ObjectNode answer = Json.object().put("isAuthorized", true);
        ObjectNode context = answer.putObject("context");
        keyring.find(identity.asText()).ifPresent(credential -> Caller.write(credential, context));
        out.write(Json.bytes(answer));
    }
}
