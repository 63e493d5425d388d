package dev.postrider.document;

import dev.postrider.channel.Channel;
import dev.postrider.channel.EventPatterns;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.UsedSecrets;
import dev.postrider.channel.Variables;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Origin;
import dev.postrider.runtime.Problem;
import dev.postrider.signature.Scheme;
import dev.postrider.template.Escape;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a channel's templates and endpoint are worth, said when it is saved rather than when an event is lost to it.
public final class ChannelCheck {
    private final TemplateRenderer renderer;
    private final EventPatterns patterns;
    private final EndpointCheck endpoints;

    public ChannelCheck(TemplateRenderer renderer, EventPatterns patterns, EndpointPolicy endpoints) {
        this.renderer = renderer;
        this.patterns = patterns;
        this.endpoints = new EndpointCheck(endpoints);
    }

    /// Checks a channel of a tenant that has no variables.
    public List<Problem.Mistake> check(Channel channel) {
        return check(channel, Variables.NONE.visibleTo(channel));
    }

    /// Checks a channel.
    ///
    /// @param names what its templates see
    public List<Problem.Mistake> check(Channel channel, Variables.Names names) {
        List<Problem.Mistake> errors = new ArrayList<>();
        match(channel.match(), channel.templating().escape(), errors);
        RequestTemplate request = channel.request();
        Escape escape = channel.templating().escape();
        template(new Part("/request/url", request.url(), escape), errors);
        request.query()
                .forEach((name, values) ->
                        values.forEach(value -> template(new Part("/request/query/" + name, value, escape), errors)));
        request.headers()
                .forEach((name, value) -> template(new Part("/request/headers/" + name, value, escape), errors));
        request.body().ifPresent(body -> template(new Part("/request/body", body, escape), errors));
        channel.templating()
                .alert()
                .forEach((name, value) -> template(new Part("/alert/" + name, value, escape), errors));
        reserved(channel, errors);
        endpoints
                .rawData(request, names)
                .ifPresent(tag -> errors.add(Problem.Mistake.at(
                        "/request/url",
                        "bad_template",
                        "event data may not stand in a URL unescaped",
                        "write " + tag + " with two braces, or make it a variable of this channel")));
        switch (endpoints.judge(request, names)) {
            case EndpointCheck.Verdict.Allowed(Origin origin) -> origins(channel, names, origin, errors);
            case EndpointCheck.Verdict.Refused(String why) ->
                errors.add(Problem.Mistake.at(
                        "/request/url", "destination_not_allowed", why, "for example https://hooks.example.com/path"));
        }
        return errors;
    }

    private void match(Match match, Escape escape, List<Problem.Mistake> errors) {
        match.pattern()
                .flatMap(patterns::check)
                .ifPresent(why -> errors.add(Problem.Mistake.at(
                        "/match/pattern",
                        "bad_pattern",
                        why,
                        "for example {\"data\": {\"environment\": [\"PRODUCTION\"]}}; values stand in lists")));
        match.when().ifPresent(when -> template(new Part("/match/when", when, escape), errors));
    }

    private static void reserved(Channel channel, List<Problem.Mistake> errors) {
        Map<String, String> set = new LinkedHashMap<>();
        channel.request().headers().sequencedKeySet().forEach(name -> set.put("/request/headers/" + name, name));
        channel.credentials().auth().ifPresent(auth -> set.put("/auth/header/name", auth.header()));
        Scheme scheme = channel.signing().scheme();
        set.forEach((pointer, name) -> {
            if (scheme.headers().contains(name.toLowerCase(Locale.ROOT))) {
                errors.add(Problem.Mistake.at(
                        pointer,
                        "reserved_header",
                        "`" + name + "` is set by the signing scheme " + scheme.word(),
                        "remove it, or choose another scheme in `signing`"));
            }
        });
    }

    private record Part(String pointer, Template template, Escape escape) {}

    private void template(Part part, List<Problem.Mistake> errors) {
        renderer.check(part.template(), part.escape())
                .ifPresent(fault -> errors.add(new Problem.Mistake(
                        part.pointer(),
                        fault.line() > 0
                                ? Optional.of(new Problem.Place(fault.line(), fault.column()))
                                : Optional.empty(),
                        part.template().isTooComplex() ? "template_too_complex" : "bad_template",
                        fault.reason(),
                        "docs/templates.md says what templates can do")));
    }

    /// A secret of the group or the tenant says itself where it may go.
    private static void origins(Channel channel, Variables.Names names, Origin origin, List<Problem.Mistake> errors) {
        UsedSecrets.of(channel, names).forEach((name, secret) -> {
            Set<Origin> origins = secret.value().origins();
            boolean isOwn = channel.credentials().secrets().containsKey(name);
            if (!isOwn && !origins.contains(origin)) {
                errors.add(Problem.Mistake.at(
                        "/request/url",
                        "secret_origin_mismatch",
                        "the secret " + name + " may not be sent to " + origin,
                        "add the origin to the secret, or give the channel a secret of its own"));
            }
        });
    }
}
