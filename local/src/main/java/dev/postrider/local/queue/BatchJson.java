package dev.postrider.local.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.local.template.Blueprint;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// A batch of SQS messages as Lambda gives it to a function, and what the function says of it.
final class BatchJson {
    private static final PojoSerializer<SQSEvent> SERIALIZER =
            LambdaEventSerializers.serializerFor(SQSEvent.class, BatchJson.class.getClassLoader());
    private static final ObjectMapper JSON = new ObjectMapper();

    private BatchJson() {}

    static byte[] of(List<Message> batch, String queueArn) {
        SQSEvent event = new SQSEvent();
        event.setRecords(batch.stream().map(message -> item(message, queueArn)).toList());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SERIALIZER.toJson(event, bytes);
        return bytes.toByteArray();
    }

    /// The ids of the batch that a partial response leaves in the queue; all of them when the response makes no sense.
    /// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    static Set<String> failed(String response, List<Message> batch) {
        Set<String> all = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        try {
            JsonNode failures = response.isBlank()
                    ? JSON.missingNode()
                    : JSON.readTree(response).path("batchItemFailures");
            if (failures.isMissingNode() || failures.isNull()) {
                return Set.of();
            }
            Set<String> failed = new HashSet<>();
            failures.forEach(
                    failure -> failed.add(failure.path("itemIdentifier").asText("")));
            return failures.isArray() && all.containsAll(failed) ? failed : all;
        } catch (JsonProcessingException e) {
            return all;
        }
    }

    private static SQSEvent.SQSMessage item(Message message, String queueArn) {
        SQSEvent.SQSMessage item = new SQSEvent.SQSMessage();
        item.setMessageId(message.messageId());
        item.setReceiptHandle(message.receiptHandle());
        item.setBody(message.body());
        item.setMd5OfBody(message.md5OfBody());
        item.setAttributes(message.attributesAsStrings());
        Map<String, SQSEvent.MessageAttribute> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, attribute(value)));
        item.setMessageAttributes(attributes);
        item.setEventSource("aws:sqs");
        item.setEventSourceArn(queueArn);
        item.setAwsRegion(Blueprint.REGION);
        return item;
    }

    private static SQSEvent.MessageAttribute attribute(MessageAttributeValue value) {
        SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
        attribute.setDataType(value.dataType());
        attribute.setStringValue(value.stringValue());
        if (value.binaryValue() != null) {
            attribute.setBinaryValue(value.binaryValue().asByteBuffer());
        }
        return attribute;
    }
}
