package dev.postrider.local.sandbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;

/// A handler behind Lambda's own boundary: JSON bytes in, JSON bytes out, by AWS's serialisers where it is not a
/// stream.
@FunctionalInterface
interface Handler {
    byte[] handle(byte[] event, Context context) throws IOException;

    /// Constructs a handler by the name that template.yaml gives: `package.Class`, with or without `::handleRequest`.
    ///
    /// @throws IllegalStateException when there is no such class, or it is no handler
    static Handler named(String name) throws ReflectiveOperationException {
        String className = name.replaceFirst("::handleRequest$", "");
        Class<?> type;
        try {
            type = Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "Handler " + name + " names no class: build its module or mend template.yaml", e);
        }
        return switch (type.getConstructor().newInstance()) {
            case RequestStreamHandler stream -> streaming(stream);
            case RequestHandler<?, ?> typed -> typed(typed);
            default ->
                throw new IllegalStateException(
                        "Handler " + name + " is no handler: implement RequestStreamHandler or RequestHandler");
        };
    }

    private static Handler streaming(RequestStreamHandler handler) {
        return (event, context) -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), answer, context);
            return answer.toByteArray();
        };
    }

    private static <I, O> Handler typed(RequestHandler<I, O> handler) {
        Type[] types = Arrays.stream(handler.getClass().getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType() == RequestHandler.class)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(handler.getClass() + " must implement RequestHandler itself"))
                .getActualTypeArguments();
        PojoSerializer<I> in = serializer(types[0]);
        PojoSerializer<O> out = serializer(types[1]);
        return (event, context) -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            out.toJson(handler.handleRequest(in.fromJson(new ByteArrayInputStream(event)), context), answer);
            return answer.toByteArray();
        };
    }

    @SuppressWarnings("unchecked") // The serialiser of a type reads and writes that type.
    private static <T> PojoSerializer<T> serializer(Type type) {
        if (type instanceof Class<?> known && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
            return (PojoSerializer<T>) LambdaEventSerializers.serializerFor(known, known.getClassLoader());
        }
        return (PojoSerializer<T>) JacksonFactory.getInstance().getSerializer(type);
    }
}
