package dev.postrider.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Hands out the console's files. They are read and compressed once, before a snapshot is taken.
public final class ConsoleHandler implements RequestStreamHandler {
    private final Site site;

    public ConsoleHandler() {
        this(Site.of(ResourceFolder.read("console")));
    }

    ConsoleHandler(Site site) {
        this.site = site;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        site.answer(FileRequest.read(in)).write(out);
    }
}
