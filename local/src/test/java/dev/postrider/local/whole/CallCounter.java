package dev.postrider.local.whole;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Counts every AWS request of this process, and the write units that DynamoDB bills for them, indexes included.
/// The SDK finds it by name (`execution.interceptors`), so that no product code has to know.
public final class CallCounter implements ExecutionInterceptor {
    private static final Map<String, LongAdder> REQUESTS = new ConcurrentHashMap<>();
    private static final DoubleAdder WRITE_UNITS = new DoubleAdder();

    /// What was counted since the last [#reset].
    record Count(Map<String, Long> requests, double writeUnits) {
        long of(String request) {
            return requests.getOrDefault(request, 0L);
        }
    }

    static void reset() {
        REQUESTS.clear();
        WRITE_UNITS.reset();
    }

    static Count count() {
        Map<String, Long> requests = new TreeMap<>();
        REQUESTS.forEach((name, adder) -> requests.put(name, adder.sum()));
        return new Count(requests, WRITE_UNITS.sum());
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                        .build();
            case UpdateItemRequest update ->
                update.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                        .build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        String name = context.request().getClass().getSimpleName().replace("Request", "");
        REQUESTS.computeIfAbsent(name, _ -> new LongAdder()).increment();
        switch (context.response()) {
            case PutItemResponse put -> add(put.consumedCapacity());
            case UpdateItemResponse update -> add(update.consumedCapacity());
            default -> {}
        }
    }

    private static void add(ConsumedCapacity capacity) {
        WRITE_UNITS.add(capacity.capacityUnits());
    }
}
