package dev.postrider.dynamo;

import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// What DynamoDB bills for the reads of one client, in read units.
final class ReadUnits implements ExecutionInterceptor {
    private final DoubleAdder units = new DoubleAdder();

    DynamoDbClient client() {
        return DynamoDbClient.builder()
                .overrideConfiguration(settings -> settings.addExecutionInterceptor(this))
                .build();
    }

    /// The units of what is done.
    double of(Runnable reading) {
        units.reset();
        reading.run();
        return units.sum();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case QueryRequest query ->
                query.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case BatchGetItemRequest get ->
                get.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case QueryResponse query -> units.add(query.consumedCapacity().capacityUnits());
            case BatchGetItemResponse get -> get.consumedCapacity().forEach(each -> units.add(each.capacityUnits()));
            default -> {}
        }
    }
}
