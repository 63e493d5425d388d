package dev.postrider.local.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// `./postrider send FILE`: posts one event.
final class SendVerb {
    private final Paper paper;

    SendVerb(Paper paper) {
        this.paper = paper;
    }

    int run(Verb.Send send) {
        String body = JsonFile.read(send.file());
        String path = send.type()
                .map(type -> "/v1/events?type=" + URLEncoder.encode(type, StandardCharsets.UTF_8))
                .orElse("/v1/events");
        try (ApiClient api = RunningStack.client(send.endpoint(), send.key())) {
            ApiClient.Reply reply = api.post(path, body);
            Paper.Ink ink = reply.isGood() ? Paper.Ink.GOOD : Paper.Ink.BAD;
            paper.line(paper.in(ink, Integer.toString(reply.status())) + " " + JsonFile.pretty(reply.text()));
            return reply.isGood() ? 0 : 1;
        }
    }
}
