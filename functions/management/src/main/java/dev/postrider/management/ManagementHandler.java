package dev.postrider.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.postrider.gateway.Reception;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Every route but those that take events in or send webhooks out.
public final class ManagementHandler implements RequestStreamHandler {
    private final Routes routes;
    private final Reception reception;

    public ManagementHandler() {
        this(new ManagementWiring());
    }

    private ManagementHandler(ManagementWiring wiring) {
        this(wiring.routes(), wiring.reception());
    }

    ManagementHandler(Routes routes, Reception reception) {
        this.routes = routes;
        this.reception = reception;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        reception.answer(in, routes::answer).write(out);
    }
}
