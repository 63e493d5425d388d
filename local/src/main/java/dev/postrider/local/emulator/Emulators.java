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
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// All stand-ins for AWS, started together. The SDK finds them through its own settings, which this JVM has once:
/// one set of emulators lives in a process at a time.
public final class Emulators implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String ROOT_KEY = "RootKeySecret";

    private final DynamoProcess dynamo;
    private final QueueServer queues;
    private final SecretStore secrets;
    private final Optional<String> rootKey;

    private Emulators(DynamoProcess dynamo, QueueServer queues, SecretStore secrets, Optional<String> rootKey) {
        this.dynamo = dynamo;
        this.queues = queues;
        this.secrets = secrets;
        this.rootKey = rootKey;
    }

    /// Starts what takes longest, DynamoDB Local, before the template has even been read.
    public static Opening open(Optional<Path> folder, Path log) {
        try {
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
            Files.createDirectories(log.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the data folder", e);
        }
        return new Opening(folder, FreePort.pick(), DynamoProcess.start(ProjectFolder.find(), folder, log));
    }

    /// Emulators that are starting and wait for the template.
    public static final class Opening implements AutoCloseable {
        private final Optional<Path> folder;
        private final int queuePort;
        private final DynamoProcess dynamo;

        private Opening(Optional<Path> folder, int queuePort, DynamoProcess dynamo) {
            this.folder = folder;
            this.queuePort = queuePort;
            this.dynamo = dynamo;
        }

        /// What the template's names come to: queues by address, tables by their own id, secrets by ARN.
        public ResourceValues values() {
            return new LocalValues("http://127.0.0.1:" + queuePort + "/" + Blueprint.ACCOUNT + "/");
        }

        /// Starts the rest, and returns when all of it answers and holds the template's tables and queues.
        public Emulators finish(Blueprint blueprint, Optional<String> givenRootKey) {
            SecretValues values = new SecretValues(folder);
            Map<String, String> secrets = new HashMap<>();
            blueprint.secrets().forEach(secret -> {
                Optional<String> given = secret.id().equals(ROOT_KEY) ? givenRootKey : Optional.empty();
                secrets.put(SecretStore.arn(secret.id()), values.of(secret, given));
            });
            SecretStore store = SecretStore.start(secrets);
            SdkSettings.pointAt(dynamo.endpoint(), "http://127.0.0.1:" + queuePort, store.endpoint());
            CompletableFuture<QueueServer> queues =
                    CompletableFuture.supplyAsync(() -> startQueues(queuePort, folder, blueprint.queues()));
            startTables(dynamo, blueprint);
            Optional<String> rootKey = Optional.ofNullable(secrets.get(SecretStore.arn(ROOT_KEY)));
            return new Emulators(dynamo, queues.join(), store, rootKey);
        }

        /// Stops what has started.
        @Override
        public void close() {
            dynamo.close();
            SdkSettings.clear();
        }
    }

    /// The key that opens everything; empty when the template declares no `RootKeySecret`.
    public Optional<String> rootKey() {
        return rootKey;
    }

    private static void startTables(DynamoProcess dynamo, Blueprint blueprint) {
        await("DynamoDB Local", () -> {
            dynamo.assertAlive();
            return listens(dynamo.port());
        });
        try (DynamoDbClient client = DynamoDbClient.create()) {
            new Tables(client).create(blueprint.tables());
        }
    }

    private static QueueServer startQueues(int port, Optional<Path> folder, List<QueueSpec> queues) {
        long held = folder.map(QueueStore::prepare).orElse(0L);
        QueueServer server = QueueServer.start(port, queues, folder);
        if (!queues.isEmpty()) {
            try (SqsClient client = SqsClient.create()) {
                await("ElasticMQ", () -> client.listQueues().queueUrls().size() >= queues.size());
                await("ElasticMQ's queue store", () -> held(client, queues) >= held);
            }
        }
        return server;
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

    private static void await(String what, BooleanSupplier ready) {
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
        queues.close();
        secrets.close();
        SdkSettings.clear();
    }
}
