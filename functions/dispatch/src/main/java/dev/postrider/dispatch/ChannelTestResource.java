package dev.postrider.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.Scope;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.VariableStore;
import dev.postrider.channel.Variables;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.document.AttemptDocument;
import dev.postrider.editing.Writer;
import dev.postrider.engine.ChannelTester;
import dev.postrider.engine.Courier;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Refusal;
import dev.postrider.matching.Matching;
import dev.postrider.render.OpenChannel;
import dev.postrider.render.Unsealer;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import dev.postrider.secret.SecretOpener;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// `POST /v1/channels/{id}/test` and `POST /v1/test`. Answers 200 with the attempt, whatever the receiver says to it.
final class ChannelTestResource {
    private final Saved saved;
    private final DraftedChannels drafts;
    private final TestEvents events;
    private final ChannelTester tester;
    private final Sending sending;
    private final InstantSource clock;

    ChannelTestResource(
            Saved saved,
            DraftedChannels drafts,
            TestEvents events,
            ChannelTester tester,
            Sending sending,
            InstantSource clock) {
        this.saved = saved;
        this.drafts = drafts;
        this.events = events;
        this.tester = tester;
        this.sending = sending;
        this.clock = clock;
    }

    /// What a tenant has saved, and what it has asked for before.
    record Saved(ChannelStore channels, VariableStore variables, Once once) {}

    /// What requests are made with.
    record Sending(SecretOpener opener, WebhookRenderer renderer, Matching matching) {}

    ApiResponse answer(ApiRequest request) {
        return switch (request.route()) {
            case "POST /v1/channels/{id}/test" -> ofSaved(request);
            case "POST /v1/test" -> ofDraft(request);
            default -> throw Refusal.notFound("there is no route " + request.route());
        };
    }

    private ApiResponse ofSaved(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_WRITE);
        String id = request.path().getOrDefault("id", "");
        Channel channel = Optional.of(id)
                .filter(ChannelId::isValid)
                .flatMap(valid -> saved.channels().find(tenant, new ChannelId(valid)))
                .orElseThrow(() -> Refusal.notFound("there is no channel " + id));
        ChannelTestRequest wanted = ChannelTestRequest.ofSaved(request);
        Once.Occasion occasion = saved.once().occasion(request, tenant, wanted.body());
        AcceptedEvent event = events.of(tenant, wanted.subject(), occasion);
        Delivery delivery = tester.test(open(channel, event, sending.opener()), event);
        if (delivery.attempts().isEmpty()) {
            throw underWay();
        }
        ObjectNode json = Json.object();
        json.put("delivery", delivery.key().id().value());
        json.put("event", delivery.key().event().value());
        return ApiResponse.json(
                200, told(json, channel, event, delivery.attempts().getFirst()));
    }

    private ApiResponse ofDraft(ApiRequest request) {
        Writer writer = Writer.of(request);
        ChannelTestRequest wanted = ChannelTestRequest.ofDraft(request);
        PassingSecrets secrets = new PassingSecrets(sending.opener());
        Channel channel =
                drafts.read(writer, wanted.draft(), secrets, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        AcceptedEvent event = events.of(writer.tenant(), wanted.subject(), (_, _) -> Optional.empty());
        Courier courier = new Courier(new WebhookComposer(sending.renderer(), secrets), clock);
        Attempt attempt = tester.tryOut(open(channel, event, secrets), event, courier);
        return ApiResponse.json(200, told(Json.object(), channel, event, attempt));
    }

    private OpenChannel open(Channel channel, AcceptedEvent event, SecretOpener opener) {
        Variables variables = Variables.of(saved.variables().list(event.tenant()));
        return new Unsealer(opener).open(event.tenant(), channel, variables);
    }

    private ObjectNode told(ObjectNode json, Channel channel, AcceptedEvent event, Attempt attempt) {
        json.put("succeeded", attempt.reason().code().equals("ok"));
        sending.matching()
                .refusal(channel, event)
                .ifPresentOrElse(
                        clause -> json.put("matched", false)
                                .put("clause", clause.name().toLowerCase(Locale.ROOT)),
                        () -> json.put("matched", true));
        return json.set("attempt", AttemptDocument.show(attempt));
    }

    private static Refusal underWay() {
        return new Refusal(Problem.of(
                409,
                "request_under_way",
                "The same test is under way",
                "a request with this Idempotency-Key has not been answered yet; repeat it in a few seconds"));
    }
}
