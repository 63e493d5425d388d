package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// template.yaml read as CloudFormation and SAM read it: every name leads somewhere, every property is one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TemplateAsDeployedTest {
    private static final String TEMPLATE = Project.text(Project.file("template.yaml"));
    /// Types that only a planted error names.
    private static final Set<String> PLANTED = Set.of("AWS::SQS::Queues");

    // mutable: asked of npm once, for all tests
    private ResourceTypes types = new ResourceTypes(Project.parsed("{}"));

    @BeforeAll
    void askWhatResourcesAre() {
        Set<String> named = new TreeSet<>(TemplateFindings.typesOf(Project.parsed(TEMPLATE)));
        named.addAll(PLANTED);
        types = ResourceTypes.of(named);
    }

    @Test
    void hasNothingThatADeploymentWouldRefuse() {
        assertThat(findings(TEMPLATE)).isEmpty();
    }

    /// Each of these errors would come to light in an account, some of them only when it matters.
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    VisibilityTimeout: 360    | VisibilityTimeOut: 360  | EventQueue/Properties/VisibilityTimeOut: no such property, VisibilityTimeout may be meant
                    VisibilityTimeout: 360    | VisibilityTimeout: long | EventQueue/Properties/VisibilityTimeout: should be a number
                    SqsManagedSseEnabled: true| SqsManagedSseEnabled: on it | EventQueue/Properties/SqsManagedSseEnabled: should be true or false
                    AWS::SQS::Queue           | AWS::SQS::Queues        | EventQueue/Properties: there is no resource type AWS::SQS::Queues
                    ProjectionType: ALL       | ProjectionsType: ALL      | GlobalSecondaryIndexes/0/Projection/ProjectionsType: no such property, ProjectionType may be meant
                    KeyType: HASH             | KeyKind: HASH           | ChannelsTable/Properties/KeySchema/0: lacks KeyType
                    [{Name: QueueName         | [{Named: QueueName      | Properties/Dimensions/0: lacks Name
                    BatchSize: 10             | BatchSizes: 10          | Events/Events/Properties/BatchSizes: no such property, BatchSize may be meant
                    Type: ScheduleV2          | Type: ScheduleV3        | EveryMinute/Type: should be an event
                    EnableSimpleResponses:    | SimpleResponses:        | Auth/Authorizers/ApiKey/SimpleResponses: no such property
                    RecursiveLoop: Allow      | RecursiveLoops: Allow   | DispatchFunction/Properties/RecursiveLoops: no such property, RecursiveLoop may be meant
                    SnapStart: {ApplyOn       | SnapStart: {AppliesOn   | Globals/Function/SnapStart/AppliesOn: no such property
                    DeletionPolicy: Retain    | DeletionPolicy: Keep    | SecretsKey/DeletionPolicy: should be one of
                    UpdateReplacePolicy: Ret  | UpdatePolicy: Ret       | SecretsKey/UpdatePolicy: nothing of that name belongs here
                    !Ref EventQueue           | !Ref EventsQueue        | EventQueueUrl/Value: nothing is named EventsQueue
                    !Ref AuthorizerFunction.Alias | !Ref AuthorizerFunction.Alas | FunctionArn: nothing is named AuthorizerFunction.Alas
                    !GetAtt ApiLogs.Arn       | !GetAtt ApiLogs.Arns    | AccessLogSettings/DestinationArn: AWS::Logs::LogGroup has no attribute Arns
                    !GetAtt ApiLogs.Arn       | !GetAtt ApiLog.Arn      | AccessLogSettings/DestinationArn: there is no resource ApiLog
                    ${DeliveriesTable.Arn}    | ${DeliveriesTable.Name} | AWS::DynamoDB::Table has no attribute Name
                    ${AWS::Partition}         | ${AWS::Partitions}      | Principal/AWS: nothing is named AWS::Partitions
                    !If [HasAlarmTopic        | !If [HasTopic           | AlarmActions: there is no condition HasTopic
                    HasAlarmTopic: !Not       | HasTopic: !Not          | Conditions/HasTopic: nothing uses it
                    !Ref AlarmTopicArn        | !Ref AlarmTopic         | Parameters/AlarmTopicArn: nothing uses it
                    Value: !Ref EventQueue    | Value: !Quote EventQueue | EventQueueUrl/Value: Fn::Quote is no function
                    """)
    void isNotTakenWithAPlantedError(String right, String wrong, String finding) {
        String planted = TEMPLATE.replace(right, wrong);

        assertThat(planted).isNotEqualTo(TEMPLATE);
        assertThat(findings(planted)).anyMatch(text -> text.contains(finding));
    }

    private List<String> findings(String template) {
        JsonNode read = Project.parsed(template);
        return TemplateFindings.of(read, types);
    }
}
