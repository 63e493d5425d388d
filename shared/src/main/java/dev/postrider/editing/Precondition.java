package dev.postrider.editing;

import dev.postrider.channel.Channel;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Problem;
import java.util.Optional;

/// The `If-Match` of a request (RFC 9110, section 13.1.1): empty for none, `*` for "there must be one", or an ETag.
public record Precondition(String ifMatch) {
    public static Precondition of(ApiRequest request) {
        return new Precondition(request.header("if-match").orElse(""));
    }

    public static String etag(Channel channel) {
        return "\"" + channel.version().number() + "\"";
    }

    void check(Optional<Channel> current) {
        if (ifMatch.isEmpty()) {
            return;
        }
        boolean holds = current.map(channel -> ifMatch.equals("*") || ifMatch.equals(etag(channel)))
                .orElse(false);
        if (!holds) {
            throw changed();
        }
    }

    static Refusal changed() {
        return new Refusal(Problem.of(
                412,
                "changed",
                "The channel has changed",
                "somebody has changed the channel since you read it; read it again and repeat your change"));
    }
}
