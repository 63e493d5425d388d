package dev.postrider.local.cli;

import dev.postrider.local.channels.Export;

/// `./postrider export`: a stack's channels as a file.
final class ExportVerb {
    private final Paper paper;

    ExportVerb(Paper paper) {
        this.paper = paper;
    }

    int run(Verb.Export export) {
        try (ApiClient api = RunningStack.client(export.endpoint(), export.key())) {
            paper.out().print(Export.of(new ApiStack(api)));
            return 0;
        }
    }
}
