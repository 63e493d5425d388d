package dev.postrider.document;

import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.Variables;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.EndpointUrl;
import dev.postrider.endpoint.Origin;
import dev.postrider.secret.SecretValue;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Judges scheme, host and port of a channel's URL with its variables filled in: no expression that sees event data
/// may stand before the path, so the rest of the template cannot change the verdict.
public final class EndpointCheck {
    private static final Pattern TAG =
            Pattern.compile("\\{\\{\\{?\\s*(?:@?(?:vars|secrets)\\.)?([A-Z][A-Z0-9_]*)\\s*}?}}");
    private static final Pattern RAW_TAG =
            Pattern.compile("\\{\\{(?:\\{|~?\\s*&)\\s*(?:@?(?:vars|secrets)\\.)?([^\\s{}]*)[^{}]*}?}}");
    private static final Pattern AUTHORITY = Pattern.compile("(?i)https?://[^/?]*");

    private final EndpointPolicy endpoints;

    public EndpointCheck(EndpointPolicy endpoints) {
        this.endpoints = endpoints;
    }

    /// What a URL template comes to before any event.
    public sealed interface Verdict {
        record Allowed(Origin origin) implements Verdict {}

        /// It may not be called; why, for the person who wrote it.
        record Refused(String why) implements Verdict {}
    }

    /// The first raw tag of the URL that is neither a variable nor a secret.
    Optional<String> rawData(RequestTemplate request, Variables.Names names) {
        return RAW_TAG.matcher(request.endpoint().source())
                .results()
                .filter(tag -> !names.variables().containsKey(tag.group(1))
                        && !names.secrets().containsKey(tag.group(1)))
                .map(MatchResult::group)
                .findFirst();
    }

    public Verdict judge(RequestTemplate request, Variables.Names names) {
        String url = request.endpoint().source();
        Matcher first = TAG.matcher(url);
        if (first.lookingAt() && names.secrets().containsKey(first.group(1))) {
            return judgeSecretBase(first, url, names);
        }
        return judgeFilled(fill(url, names), names);
    }

    /// A URL that begins with a secret. What is stored of one is where it may go, so that is what it is judged by.
    private Verdict judgeSecretBase(Matcher tag, String url, Variables.Names names) {
        Variables.Names.Secret secret = names.secrets().get(tag.group(1));
        String rest = url.substring(tag.end());
        if (secret != null && secret.value() instanceof SecretValue.Given(var text, Set<Origin> _)) {
            return judgeFilled(text.reveal() + fill(rest, names), names);
        }
        Set<Origin> origins = secret == null ? Set.of() : secret.value().origins();
        return origins.size() == 1
                ? judgeFilled(origins.iterator().next() + "/", names)
                : new Verdict.Refused("the secret " + tag.group(1)
                        + " begins the URL, so it must have exactly one origin, that of the URL it holds");
    }

    private static String fill(String url, Variables.Names names) {
        return TAG.matcher(url)
                .replaceAll(tag -> Matcher.quoteReplacement(names.variables().getOrDefault(tag.group(1), tag.group())));
    }

    private Verdict judgeFilled(String filled, Variables.Names names) {
        int firstTag = filled.indexOf("{{");
        String fixed = firstTag < 0 ? filled : filled.substring(0, firstTag);
        if (fixed.isEmpty()) {
            return new Verdict.Refused("the URL begins with a name that is no variable or secret of this channel");
        }
        int path = fixed.indexOf('/', fixed.indexOf("://") + 3);
        if (firstTag >= 0 && path < 0 && !fixed.contains("?")) {
            return new Verdict.Refused(open(filled, names));
        }
        return switch (EndpointUrl.read(firstTag < 0 ? fixed : fixed.replaceAll("%[0-9A-Fa-f]?$", ""), endpoints)) {
            case EndpointUrl.Verdict.Allowed(var uri) -> new Verdict.Allowed(Origin.of(uri));
            case EndpointUrl.Verdict.Refused(String why) -> new Verdict.Refused(why);
        };
    }

    /// Why an authority that an expression takes part in is refused.
    private static String open(String filled, Variables.Names names) {
        Matcher authority = AUTHORITY.matcher(filled);
        String text = authority.lookingAt() ? authority.group() : filled;
        if (text.contains("@")) {
            return "a URL's userinfo may be one variable or secret, like https://{{API_KEY}}@host/, and becomes basic"
                    + " authentication; put anything else into `auth`";
        }
        boolean isSecret =
                TAG.matcher(text).results().anyMatch(tag -> names.secrets().containsKey(tag.group(1)));
        return isSecret
                ? "a secret may not shape scheme, host or port alone: make the whole URL, or all of it before the path,"
                        + " the secret"
                : "event data may not shape scheme, host or port: close the host with / before the first such"
                        + " expression";
    }
}
