package dev.postrider.local.emulator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.postrider.local.template.Blueprint;
import dev.postrider.local.template.QueueSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/// ElasticMQ in this process, with the template's queues. It answers a send once the queue store has written it.
final class QueueServer implements AutoCloseable {
    private final Function0<Terminated> stop;

    private QueueServer(Function0<Terminated> stop) {
        this.stop = stop;
    }

    static QueueServer start(int port, List<QueueSpec> queues, Optional<Path> folder) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("node-address.host", "127.0.0.1");
        settings.put("node-address.port", port);
        settings.put("rest-sqs.bind-hostname", "127.0.0.1");
        settings.put("rest-sqs.bind-port", port);
        settings.put("aws.region", Blueprint.REGION);
        settings.put("aws.accountId", Blueprint.ACCOUNT);
        settings.put("pekko.loglevel", "WARNING");
        settings.put("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off");
        queues.forEach(queue -> settings.put("queues." + queue.id(), attributes(queue, queues)));
        folder.map(QueueStore::url).ifPresent(url -> {
            settings.put("messages-storage.enabled", true);
            settings.put("messages-storage.uri", url);
        });
        Config config = ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load());
        return new QueueServer(new ElasticMQServer(new ElasticMQServerConfig(config)).start());
    }

    static String arn(String id) {
        return "arn:aws:sqs:" + Blueprint.REGION + ":" + Blueprint.ACCOUNT + ":" + id;
    }

    private static Map<String, Object> attributes(QueueSpec queue, List<QueueSpec> all) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("defaultVisibilityTimeout", queue.timing().visibility().toSeconds() + " seconds");
        attributes.put("delay", queue.timing().delay().toSeconds() + " seconds");
        attributes.put("receiveMessageWait", queue.timing().longPoll().toSeconds() + " seconds");
        queue.redrive().ifPresent(redrive -> {
            String name = all.stream()
                    .map(QueueSpec::id)
                    .filter(other -> arn(other).equals(redrive.queueArn()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            queue.id() + " redrives to " + redrive.queueArn() + ", which is no queue of the template"));
            attributes.put("deadLettersQueue", Map.of("name", name, "maxReceiveCount", redrive.maxReceives()));
        });
        return attributes;
    }

    @Override
    public void close() {
        stop.apply();
    }
}
