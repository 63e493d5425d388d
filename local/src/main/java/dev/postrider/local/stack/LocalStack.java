package dev.postrider.local.stack;

import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.local.emulator.Emulators;
import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.local.http.HttpApi;
import dev.postrider.local.queue.QueuePoller;
import dev.postrider.local.sandbox.FunctionPool;
import dev.postrider.local.sandbox.Invocation;
import dev.postrider.local.sandbox.KeyFile;
import dev.postrider.local.sandbox.LaptopPolicy;
import dev.postrider.local.schedule.FixedRate;
import dev.postrider.local.template.Blueprint;
import dev.postrider.local.template.ResourceValues;
import dev.postrider.local.template.Trigger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A running stack: what template.yaml declares, executed in this process. One lives in a process at a time.
public final class LocalStack implements AutoCloseable {
    private static final int SANDBOXES_PER_FUNCTION = 8;
    private static final Duration LAST_INVOCATIONS = Duration.ofSeconds(5);
    private static final Duration LONGER_THAN_A_LONG_POLL = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Emulators emulators;
    private final ResourceValues values;
    private final List<FunctionPool> functions = new ArrayList<>();
    private final SqsClient sqs;
    private final DynamoDbClient dynamoDb;
    private final HttpApi api;
    private final List<QueuePoller> pollers = new ArrayList<>();
    private final Deque<FixedRate> schedules = new ArrayDeque<>();

    private LocalStack(Emulators emulators, ResourceValues values, Blueprint blueprint, Options options) {
        this.emulators = emulators;
        this.values = values;
        UnaryOperator<EndpointPolicy> endpoints =
                options.productionGuard() ? UnaryOperator.identity() : LaptopPolicy::new;
        KeyFile secrets = options.data().map(KeyFile::in).orElseGet(KeyFile::inMemory);
        blueprint
                .functions()
                .forEach(function -> functions.add(new FunctionPool(
                        function,
                        values.attribute("AWS::Serverless::Function", function.id(), "Arn")
                                .orElseThrow(),
                        endpoints,
                        secrets,
                        SANDBOXES_PER_FUNCTION)));
        this.dynamoDb = DynamoDbClient.create();
        this.sqs = SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGER_THAN_A_LONG_POLL))
                .build();
        prepare(functions);
        this.api = HttpApi.start(options.port(), blueprint.api(), functions, this::byArn);
    }

    /// Starts everything and returns when it answers.
    ///
    /// @throws dev.postrider.local.template.BadTemplate when the template has what the runner does not understand
    /// @throws IllegalStateException saying what is in the way: a port that is taken, a handler that does not start
    public static LocalStack start(Options options) {
        LocalStack stack = startQuietly(options);
        stack.startTriggers();
        return stack;
    }

    /// Starts everything but the pollers and schedules: functions run only when they are called.
    public static LocalStack startQuietly(Options options) {
        Path log = options.data()
                .orElseGet(() -> ProjectFolder.find().resolve("local/target"))
                .resolve("dynamodb.log");
        Emulators.Opening opening = Emulators.open(options.data(), log);
        try {
            ResourceValues values = opening.values();
            Blueprint blueprint = Blueprint.read(options.template(), options.parameters(), values);
            return assemble(opening.finish(blueprint, options.rootKey()), values, blueprint, options);
        } catch (RuntimeException e) {
            opening.close();
            throw e;
        }
    }

    private static LocalStack assemble(
            Emulators emulators, ResourceValues values, Blueprint blueprint, Options options) {
        try {
            return new LocalStack(emulators, values, blueprint, options);
        } catch (RuntimeException e) {
            emulators.close();
            throw e;
        }
    }

    /// The address of the HTTP API.
    public URI endpoint() {
        return api.endpoint();
    }

    /// The root key; empty text when the template declares none.
    public String rootKey() {
        return emulators.rootKey().orElse("");
    }

    public SqsClient sqs() {
        return sqs;
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    /// The address of a queue, by its id in the template.
    public String queueUrl(String id) {
        return values.reference("AWS::SQS::Queue", id).orElseThrow();
    }

    /// Calls a function by its id in the template, with a Lambda-shaped input.
    public Invocation invoke(String function, byte[] event) {
        return functions.stream()
                .filter(pool -> pool.function().id().equals(function))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the template has no function " + function + ", only "
                        + functions.stream().map(pool -> pool.function().id()).toList()))
                .invoke(event);
    }

    private static void prepare(List<FunctionPool> functions) {
        CompletableFuture.allOf(functions.stream()
                        .map(function -> CompletableFuture.runAsync(function::prepare))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void startTriggers() {
        for (FunctionPool function : functions) {
            function.function().triggers().forEach(trigger -> start(trigger, function));
        }
    }

    private void start(Trigger trigger, FunctionPool function) {
        switch (trigger) {
            case Trigger.Queue queue ->
                pollers.add(QueuePoller.start(sqs, queueUrl(queueId(queue.queueArn())), queue, function));
            case Trigger.Schedule schedule -> schedules.add(FixedRate.start(schedule, function));
            case Trigger.Route _ -> {} // The API serves it.
        }
    }

    private static String queueId(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private FunctionPool byArn(String arn) {
        return functions.stream()
                .filter(pool -> arn.equals(pool.arn()) || arn.startsWith(pool.arn() + ":"))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("an authorizer names " + arn + ", which is no function here"));
    }

    /// Takes nothing new, lets running invocations end for a moment, stops the emulators.
    @Override
    public void close() {
        schedules.forEach(FixedRate::close);
        pollers.forEach(QueuePoller::close);
        api.close();
        long end = System.nanoTime() + LAST_INVOCATIONS.toNanos();
        while (isBusy() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        emulators.close();
        sqs.close();
        dynamoDb.close();
    }

    private boolean isBusy() {
        return pollers.stream().anyMatch(QueuePoller::isBusy)
                || functions.stream().anyMatch(function -> function.running() > 0);
    }
}
