package dev.postrider.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.gateway.Caller;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// API Gateway's Lambda authorizer (payload format 2.0, simple responses). It always lets the request through and names
/// the caller, if it knows one: the functions refuse nobody's requests themselves, with a problem that says what to do.
/// The gateway's own refusal would be a 403 without a word.
public final class AuthorizerHandler implements RequestStreamHandler {
    private static final String NOBODYS_KEY = "prk_00000000000000000000000000_" + "0".repeat(43);
    private static final int ROUNDS = 20;

    private final Keyring keyring;

    public AuthorizerHandler() {
        this(new AuthorizerWiring());
    }

    private AuthorizerHandler(AuthorizerWiring wiring) {
        this(wiring.keyring());
        Snapshot.after(this::rehearse, wiring.log());
    }

    AuthorizerHandler(Keyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context lambda) throws IOException {
        answer(in, out);
    }

    private void answer(InputStream in, OutputStream out) throws IOException {
        JsonNode identity = Json.readTrusted(in).path("identitySource").path(0);
        ObjectNode answer = Json.object().put("isAuthorized", true);
        ObjectNode context = answer.putObject("context");
        keyring.find(identity.asText()).ifPresent(credential -> Caller.write(credential, context));
        out.write(Json.bytes(answer));
    }

    /// Looks for keys that nobody has: the ways to the table and to the root key have been gone then.
    void rehearse() {
        ObjectNode request = Json.object();
        request.putArray("identitySource").add("Bearer " + NOBODYS_KEY);
        byte[] sent = Json.bytes(request);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                answer(new ByteArrayInputStream(sent), OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
