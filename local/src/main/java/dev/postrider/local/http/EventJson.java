package dev.postrider.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.local.template.Blueprint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Requests in payload format 2.0, written by AWS's own event classes and serialisers.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
final class EventJson {
    private static final String API = "local";
    private static final DateTimeFormatter COMMON_LOG = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final PojoSerializer<APIGatewayV2HTTPEvent> SERIALIZER =
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, EventJson.class.getClassLoader());
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventJson() {}

    /// The event for the function behind a route, with what the authorizer said of the caller.
    static byte[] of(ApiRequest request, RouteTable.Match match, Map<String, Object> caller) {
        Optional<String> text = request.isText() ? text(request.body()) : Optional.empty();
        APIGatewayV2HTTPEvent event = event(request, match);
        if (request.body().length > 0) {
            event.setBody(text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())));
            event.setIsBase64Encoded(text.isEmpty());
        }
        if (!caller.isEmpty()) {
            event.getRequestContext()
                    .setAuthorizer(RequestContext.Authorizer.builder()
                            .withLambda(caller)
                            .build());
        }
        return bytes(event);
    }

    /// The event for an authorizer: the same request without its body, and what identifies the caller.
    static byte[] forAuthorizer(ApiRequest request, RouteTable.Match match, List<String> identity) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(bytes(event(request, match)));
            event.remove(List.of("body", "isBase64Encoded"));
            event.put("type", "REQUEST");
            event.put(
                    "routeArn",
                    "arn:aws:execute-api:%s:%s:%s/$default/%s%s"
                            .formatted(
                                    Blueprint.REGION,
                                    Blueprint.ACCOUNT,
                                    API,
                                    request.line().method(),
                                    request.line().rawPath()));
            identity.forEach(event.putArray("identitySource")::add);
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException("AWS's serialiser wrote what is no JSON", e);
        }
    }

    private static APIGatewayV2HTTPEvent event(ApiRequest request, RouteTable.Match match) {
        String routeKey = match.entry().key();
        ApiRequest.Line line = request.line();
        RequestContext context = RequestContext.builder()
                .withAccountId(Blueprint.ACCOUNT)
                .withApiId(API)
                .withDomainName(request.headers().getOrDefault("host", "localhost"))
                .withDomainPrefix(API)
                .withHttp(RequestContext.Http.builder()
                        .withMethod(line.method())
                        .withPath(line.rawPath())
                        .withProtocol(line.protocol())
                        .withSourceIp(line.sourceIp())
                        .withUserAgent(request.headers().getOrDefault("user-agent", ""))
                        .build())
                .withRequestId(request.id())
                .withRouteKey(routeKey)
                .withStage("$default")
                .withTime(COMMON_LOG.format(request.receivedAt()))
                .withTimeEpoch(request.receivedAt().toEpochMilli())
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(routeKey)
                .withRawPath(line.rawPath())
                .withRawQueryString(line.rawQuery())
                .withCookies(orNull(request.cookies(), request.cookies().isEmpty()))
                .withHeaders(request.headers())
                .withQueryStringParameters(
                        orNull(query(line.rawQuery()), line.rawQuery().isEmpty()))
                .withPathParameters(
                        orNull(match.pathParameters(), match.pathParameters().isEmpty()))
                .withRequestContext(context)
                .build();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                query.merge(decoded(name), decoded(value), (before, after) -> before + "," + after);
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // A lone '%' is passed on as it came.
        }
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(APIGatewayV2HTTPEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SERIALIZER.toJson(event, bytes);
        return bytes.toByteArray();
    }

    private static <T> @Nullable T orNull(T value, boolean empty) {
        return empty ? null : value;
    }
}
