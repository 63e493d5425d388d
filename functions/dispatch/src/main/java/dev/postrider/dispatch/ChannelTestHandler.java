package dev.postrider.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.postrider.gateway.Reception;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Tries channels while somebody waits for the answer. A function of its own, since it answers the API; of dispatch's
/// code and rights, since it sends what dispatch sends.
public final class ChannelTestHandler implements RequestStreamHandler {
    private final ChannelTestResource resource;
    private final Reception reception;

    public ChannelTestHandler() {
        this(new ChannelTestWiring());
    }

    private ChannelTestHandler(ChannelTestWiring wiring) {
        this(wiring.resource(), wiring.reception());
    }

    ChannelTestHandler(ChannelTestResource resource, Reception reception) {
        this.resource = resource;
        this.reception = reception;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        reception.answer(in, resource::answer).write(out);
    }
}
