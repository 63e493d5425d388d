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
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Counts every AWS request of this process, and the units that DynamoDB bills for them, indexes included.
/// The SDK finds it by name (`execution.interceptors`), so that no product code has to know.
public final class CallCounter implements ExecutionInterceptor {
    private static final Map<String, LongAdder> REQUESTS = new ConcurrentHashMap<>();
    private static final DoubleAdder WRITE_UNITS = new DoubleAdder();
    private static final DoubleAdder READ_UNITS = new DoubleAdder();

    /// What was counted since the last [#reset]. Reads that a sandbox remembers are counted by themselves, as
    /// `Remembered`, since their number is the sandbox's: channels once and then what has changed, and
    /// their health when ten seconds have passed since the last time.
    record Count(Map<String, Long> requests, double writeUnits, double readUnits) {
        long of(String request) {
            return requests.getOrDefault(request, 0L);
        }
    }

    static void reset() {
        REQUESTS.clear();
        WRITE_UNITS.reset();
        READ_UNITS.reset();
    }

    static Count count() {
        Map<String, Long> requests = new TreeMap<>();
        REQUESTS.forEach((name, adder) -> requests.put(name, adder.sum()));
        return new Count(requests, WRITE_UNITS.sum(), READ_UNITS.sum());
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        ReturnConsumedCapacity all = ReturnConsumedCapacity.INDEXES;
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(all).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(all).build();
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(all).build();
            case BatchGetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(all).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(all).build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (isRemembered(context.request())) {
            count("Remembered");
            return;
        }
        count(context.request().getClass().getSimpleName().replace("Request", ""));
        switch (context.response()) {
            case PutItemResponse put -> add(WRITE_UNITS, put.consumedCapacity());
            case UpdateItemResponse update -> add(WRITE_UNITS, update.consumedCapacity());
            case GetItemResponse get -> add(READ_UNITS, get.consumedCapacity());
            case BatchGetItemResponse get -> get.consumedCapacity().forEach(each -> add(READ_UNITS, each));
            case QueryResponse query -> add(READ_UNITS, query.consumedCapacity());
            default -> {}
        }
    }

    private static boolean isRemembered(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> isHealth(get.key().toString());
            case BatchGetItemRequest batch -> isHealth(batch.requestItems().toString());
            case QueryRequest query ->
                isOfCatalog(query.expressionAttributeValues().toString());
            default -> false;
        };
    }

    private static boolean isHealth(String keys) {
        return keys.contains("#health#");
    }

    private static boolean isOfCatalog(String values) {
        return values.contains("#channels") || values.contains("#changes");
    }

    private static void count(String request) {
        REQUESTS.computeIfAbsent(request, _ -> new LongAdder()).increment();
    }

    private static void add(DoubleAdder units, ConsumedCapacity capacity) {
        units.add(capacity.capacityUnits());
    }
}
