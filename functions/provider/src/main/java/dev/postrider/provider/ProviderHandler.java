package dev.postrider.provider;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.WideLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Answers CloudFormation's requests for channels.
public final class ProviderHandler implements RequestStreamHandler {
    private final ChannelProvider provider;
    private final ReplyPost post;
    private final WideLog log;

    public ProviderHandler() {
        this(new ProviderWiring());
    }

    private ProviderHandler(ProviderWiring wiring) {
        this(wiring.provider(), new PresignedPut(), wiring.log());
    }

    ProviderHandler(ChannelProvider provider, ReplyPost post, WideLog log) {
        this.provider = provider;
        this.post = post;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        ResourceRequest request = ResourceRequest.read(in);
        JsonNode answer = answer(request).json(request.origin());
        post.deliver(request.origin().responseUrl(), answer);
        out.write(Json.bytes(answer));
    }

    /// An answer in any case: without one, CloudFormation waits for an hour.
    private ResourceAnswer answer(ResourceRequest request) {
        try {
            return provider.answer(request);
        } catch (RuntimeException e) {
            String id = request.origin().requestId();
            log.write(
                    "resource.failed",
                    line -> line.put("request", id)
                            .put("kind", request.kind().name())
                            .put(e));
            return new ResourceAnswer.Failed(
                    ChannelProvider.nameOf(request),
                    "something failed on Postrider's side: try again; if it stays, look for request " + id
                            + " in the provider's log");
        }
    }
}
