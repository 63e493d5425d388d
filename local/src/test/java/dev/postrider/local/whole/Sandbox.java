package dev.postrider.local.whole;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Proxy;

/// A process that runs one handler once, with nothing on its class path but the function's jar and this class.
final class Sandbox {
    private Sandbox() {}

    public static void main(String[] arguments) throws Exception {
        RequestStreamHandler handler = Class.forName(arguments[0])
                .asSubclass(RequestStreamHandler.class)
                .getConstructor()
                .newInstance();
        handler.handleRequest(System.in, System.out, context());
        System.exit(0);
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Sandbox.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> 60_000;
                    case "getMemoryLimitInMB" -> 512;
                    default -> "";
                });
    }
}
