package dev.postrider.document;

import dev.postrider.channel.Channel;
import dev.postrider.channel.EventPatterns;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.EndpointUrl;
import dev.postrider.runtime.Problem;
import dev.postrider.signature.Scheme;
import dev.postrider.template.Escape;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a channel's templates and endpoint are worth, said when it is saved rather than when an event is lost to it.
public final class ChannelCheck {
    private static final Pattern VARIABLE_TAG =
            Pattern.compile("\\{\\{\\{?\\s*(?:@?vars\\.)?([A-Z][A-Z0-9_]*)\\s*}?}}");

    private static final Pattern RAW_TAG =
            Pattern.compile("\\{\\{(?:\\{|~?\\s*&)\\s*(?:@?vars\\.)?([^\\s{}]*)[^{}]*}?}}");

    private final TemplateRenderer renderer;
    private final EventPatterns patterns;
    private final EndpointPolicy endpoints;

    public ChannelCheck(TemplateRenderer renderer, EventPatterns patterns, EndpointPolicy endpoints) {
        this.renderer = renderer;
        this.patterns = patterns;
        this.endpoints = endpoints;
    }

    public List<Problem.Mistake> check(Channel channel) {
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
        rawData(request.url(), channel.variables())
                .ifPresent(tag -> errors.add(Problem.Mistake.at(
                        "/request/url",
                        "bad_template",
                        "event data may not stand in a URL unescaped",
                        "write " + tag + " with two braces, or make it a variable of this channel")));
        endpoint(request.url(), channel.variables())
                .ifPresent(why -> errors.add(Problem.Mistake.at(
                        "/request/url", "destination_not_allowed", why, "for example https://hooks.example.com/path")));
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
        Scheme scheme = channel.signing().scheme();
        channel.request().headers().sequencedKeySet().stream()
                .filter(name -> scheme.headers().contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> errors.add(Problem.Mistake.at(
                        "/request/headers/" + name,
                        "reserved_header",
                        "`" + name + "` is set by the signing scheme " + scheme.word(),
                        "remove it, or choose another scheme in `signing`")));
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

    /// The first raw tag that is not one of the channel's own variables.
    private static Optional<String> rawData(Template url, SequencedMap<String, String> variables) {
        return RAW_TAG.matcher(url.source())
                .results()
                .filter(tag -> !variables.containsKey(tag.group(1)))
                .map(MatchResult::group)
                .findFirst();
    }

    /// Judges scheme, host and port with the channel's variables filled in: no expression that sees event data may
    /// stand before the path, so the rest of the template cannot change the verdict.
    private Optional<String> endpoint(Template url, SequencedMap<String, String> variables) {
        Matcher tags = VARIABLE_TAG.matcher(url.source());
        String filled =
                tags.replaceAll(tag -> Matcher.quoteReplacement(variables.getOrDefault(tag.group(1), tag.group())));
        int firstTag = filled.indexOf("{{");
        String fixed = firstTag < 0 ? filled : filled.substring(0, firstTag);
        if (fixed.isEmpty()) {
            return Optional.of("the URL begins with a name that is no variable of this channel");
        }
        int path = fixed.indexOf('/', fixed.indexOf("://") + 3);
        if (firstTag >= 0 && path < 0 && !fixed.contains("?")) {
            return Optional.of(
                    "event data may not shape scheme, host or port: close the host with / before the first such expression");
        }
        return switch (EndpointUrl.read(firstTag < 0 ? fixed : fixed.replaceAll("%[0-9A-Fa-f]?$", ""), endpoints)) {
            case EndpointUrl.Verdict.Allowed _ -> Optional.empty();
            case EndpointUrl.Verdict.Refused(String why) -> Optional.of(why);
        };
    }
}
