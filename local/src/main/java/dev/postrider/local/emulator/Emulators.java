package dev.postrider.local.emulator;

import dev.postrider.local.template.Blueprint;
import dev.postrider.local.template.QueueSpec;
import dev.postrider.local.template.ResourceValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// All stand-ins for AWS, started together. The SDK finds them through its own settings, which this JVM has once:
/// one set of emulators lives in a process at a time.
public final class Emulators implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String ROOT_KEY = "RootKeySecret";

    private final Optional<Path> folder;
    private final int queuePort = FreePort.pick();
    private final DynamoProcess dynamo;
    private final Map<String, String> secrets = new HashMap<>();
    private final Running running = new Running();

    /// What is started once the template has been read.
    private static final class Running {
        private Optional<QueueServer> queues = Optional.empty();
        private Optional<SecretStore> secrets = Optional.empty();
    }

    private Emulators(Optional<Path> folder, DynamoProcess dynamo) {
        this.folder = folder;
        this.dynamo = dynamo;
    }

    /// Starts what takes longest, DynamoDB Local, before the template has even been read.
    public static Emulators begin(Optional<Path> folder, Path log) {
        try {
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
            Files.createDirectories(log.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the data folder", e);
        }
        return new Emulators(folder, DynamoProcess.start(ProjectFolder.find(), folder, log));
    }

    /// What the template's names come to: queues by address, tables by their own id, secrets by ARN.
    public ResourceValues values() {
        return new LocalValues("http://127.0.0.1:" + queuePort + "/" + Blueprint.ACCOUNT + "/");
    }

    /// Starts the rest, and returns when all of it answers and holds the template's tables and queues.
    public void finish(Blueprint blueprint, Optional<String> rootKey) {
        SecretValues values = new SecretValues(folder);
        blueprint.secrets().forEach(secret -> {
            Optional<String> given = secret.id().equals(ROOT_KEY) ? rootKey : Optional.empty();
            secrets.put(secret.id(), values.of(secret, given));
        });
        Map<String, String> byArn = new HashMap<>();
        secrets.forEach((id, value) -> byArn.put(SecretStore.arn(id), value));
        SecretStore store = SecretStore.start(byArn);
        running.secrets = Optional.of(store);
        SdkSettings.pointAt(dynamo.endpoint(), "http://127.0.0.1:" + queuePort, store.endpoint());
        CompletableFuture<Void> queues = CompletableFuture.runAsync(() -> startQueues(blueprint.queues()));
        startTables(blueprint);
        queues.join();
    }

    /// The key that opens everything; empty when the template declares no `RootKeySecret`.
    public Optional<String> rootKey() {
        return Optional.ofNullable(secrets.get(ROOT_KEY));
    }

    private void startTables(Blueprint blueprint) {
        await("DynamoDB Local", () -> {
            dynamo.assertAlive();
            return listens(dynamo.port());
        });
        try (DynamoDbClient client = DynamoDbClient.create()) {
            new Tables(client).create(blueprint.tables());
        }
    }

    private void startQueues(List<QueueSpec> queues) {
        long held = folder.map(QueueStore::prepare).orElse(0L);
        running.queues = Optional.of(QueueServer.start(queuePort, queues, folder));
        if (queues.isEmpty()) {
            return;
        }
        try (SqsClient client = SqsClient.create()) {
            await("ElasticMQ", () -> client.listQueues().queueUrls().size() >= queues.size());
            await("ElasticMQ's queue store", () -> held(client, queues) >= held);
        }
    }

    private static long held(SqsClient client, List<QueueSpec> queues) {
        return queues.stream()
                .map(QueueSpec::id)
                .map(name ->
                        client.getQueueUrl(request -> request.queueName(name)).queueUrl())
                .flatMap(url -> client
                        .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes()
                        .entrySet()
                        .stream())
                .filter(attribute -> attribute.getKey().name().startsWith("APPROXIMATE_NUMBER_OF_MESSAGES"))
                .mapToLong(attribute -> Long.parseLong(attribute.getValue()))
                .sum();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(String what, java.util.function.BooleanSupplier ready) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " did not answer within " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        dynamo.close();
        running.queues.ifPresent(QueueServer::close);
        running.secrets.ifPresent(SecretStore::close);
        SdkSettings.clear();
    }
}
