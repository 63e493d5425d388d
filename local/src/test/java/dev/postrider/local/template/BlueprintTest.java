package dev.postrider.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlueprintTest {
    private static final String FUNCTION = """
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  Handler: a.B
            """;

    private static final String EXPRESSIONS = """
            Parameters:
              Stage: {Type: String, Default: test}
              Days: {Type: Number, Default: 30}
            Mappings:
              Sizes: {test: {memory: 512}}
            Conditions:
              IsTest: !Equals [!Ref Stage, test]
              IsReal: !Not [{Condition: IsTest}]
            Globals:
              Function:
                Runtime: java25
                Environment: {Variables: {SHARED: all, OWN: no}}
            Resources:
              Q: {Type: AWS::SQS::Queue}
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  MemorySize: !FindInMap [Sizes, !Ref Stage, memory]
                  Environment:
                    Variables:
                      OWN: !Sub "${Stage}-${Q.Arn}-${!literal}"
                      URL: !Ref Q
                      DAYS: {"Ref": Days}
                      WHEN: !If [IsReal, real, !Select [1, !Split ["-", "a-b"]]]
                      GONE: !If [IsReal, real, !Ref AWS::NoValue]
                      JOINED: !Join ["/", [a, !Ref AWS::Region]]
              Off:
                Type: AWS::Serverless::Function
                Condition: IsReal
            """;

    @TempDir
    private Path folder;

    @Test
    void resolvesWhatAFunctionIsGiven() throws IOException {
        Blueprint blueprint = read(EXPRESSIONS);

        assertThat(blueprint.functions()).singleElement().satisfies(function -> {
            assertThat(function.memoryMb()).isEqualTo(512);
            assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(function.variables())
                    .isEqualTo(Map.of(
                            "SHARED", "all",
                            "OWN", "test-arn:Q-${literal}",
                            "URL", "url:Q",
                            "DAYS", "30",
                            "WHEN", "b",
                            "JOINED", "a/us-east-1"));
        });
    }

    @Test
    void readsWhatCallsAFunction() throws IOException {
        Blueprint blueprint = read(FUNCTION + """
                      Events:
                        Get: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: get, Path: "/x/{id}"}}
                        Open: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /, Auth: {Authorizer: NONE}}}
                        Poll: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn, FunctionResponseTypes: [ReportBatchItemFailures]}}
                        Tick: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(5 minutes)}}
                  Q: {Type: AWS::SQS::Queue}
                  Api:
                    Type: AWS::Serverless::HttpApi
                    Properties:
                      Auth:
                        DefaultAuthorizer: Key
                        Authorizers:
                          Key:
                            FunctionArn: !Ref F.Alias
                            AuthorizerPayloadFormatVersion: "2.0"
                            EnableSimpleResponses: true
                            Identity: {Headers: [Authorization], ReauthorizeEvery: 60}
                """);

        assertThat(blueprint.functions().getFirst().triggers())
                .containsExactly(
                        new Trigger.Route("GET", "/x/{id}", Optional.of("Key"), Duration.ofSeconds(30)),
                        new Trigger.Route("GET", "/", Optional.empty(), Duration.ofSeconds(30)),
                        new Trigger.Queue("arn:Q", 10, Duration.ZERO, true, 1000),
                        new Trigger.Schedule("Tick", Duration.ofMinutes(5), Optional.empty()));
        assertThat(blueprint.api().orElseThrow().authorizers().get("Key"))
                .isEqualTo(new ApiSpec.Authorizer("alias:F", List.of("Authorization"), Duration.ofSeconds(60)));
    }

    @ParameterizedTest(name = "line {1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    '    Tpye: x'                               | 7 | Tpye
                    '      Layers: [a]'                         | 7 | Layers
                    '      Timeout: soon'                       | 7 | not a number
                    '      MemorySize: !Cidr [a]'               | 7 | !Cidr
                    '      MemorySize: !Ref Nowhere'            | 7 | 'Nowhere'
                    '      MemorySize: !GetAtt F.Colour'        | 7 | F.Colour
                    '      MemorySize: !ImportValue other'      | 7 | !ImportValue
                    '      Description: a: b'                   | 7 | not YAML
                    '      Handler: twice'                      | 7 | twice
                    '      Events: {E: {Type: S3}}'             | 7 | S3
                    '      Events: {E: {Type: ScheduleV2, Properties: {ScheduleExpression: cron(0)}}}' | 7 | cron(0)
                    '      Environment: {Variables: {A: "{{resolve:ssm:x}}"}}' | 7 | dynamic reference
                    '  T: {Type: AWS::SNS::Topic}'              | 7 | AWS::SNS::Topic
                    '  Q: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}' | 7 | FifoQueue
                    '  Q: {Type: AWS::SQS::Queue, Condition: No}' | 7 | 'No'
                    'Rules: {}'                                 | 7 | Rules
                    """)
    void namesTheLineThatItDoesNotUnderstand(String line, int number, String what) {
        assertThatThrownBy(() -> read(FUNCTION + line + "\n"))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("template.yaml:" + number + ": ")
                .hasMessageContaining(what);
    }

    @Test
    void namesAllProblemsAtOnceInTheOrderOfTheirLines() {
        assertThatThrownBy(
                        () -> read(FUNCTION + "      Layers: [a]\n      Timeout: soon\n  T: {Type: AWS::SNS::Topic}\n"))
                .isInstanceOfSatisfying(
                        BadTemplate.class,
                        bad -> assertThat(bad.problems().lines())
                                .hasSize(3)
                                .satisfiesExactly(
                                        first -> assertThat(first).contains(":7: "),
                                        second -> assertThat(second).contains(":8: "),
                                        third -> assertThat(third).contains(":9: ")));
    }

    @Test
    void refusesAParameterThatNobodyDeclaredOrThatBreaksItsPattern() throws IOException {
        String template = "Parameters:\n  A: {Type: String, Default: a, AllowedPattern: '[a-z]'}\n"
                + "  N: {Type: Number, Default: 30, MinValue: 24, MaxValue: 365}\n" + FUNCTION;

        assertThatThrownBy(() -> read(template, Map.of("A", "1", "B", "2", "N", "5")))
                .hasMessageContaining("A=1 breaks its AllowedPattern")
                .hasMessageContaining("N=5 is out of bounds")
                .hasMessageContaining("there is no parameter 'B'");
        assertThat(read(template, Map.of("A", "b", "N", "365")).functions()).hasSize(1);
    }

    private Blueprint read(String template) throws IOException {
        return read(template, Map.of());
    }

    private Blueprint read(String template, Map<String, String> parameters) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), template);
        return Blueprint.read(file, parameters, new Values());
    }

    /// Values that show what was asked for.
    private record Values() implements ResourceValues {
        @Override
        public Optional<String> reference(String type, String id) {
            return Optional.of("url:" + id);
        }

        @Override
        public Optional<String> attribute(String type, String id, String name) {
            return switch (name) {
                case "Arn", "Alias" -> Optional.of(name.toLowerCase(Locale.ROOT) + ":" + id);
                default -> Optional.empty();
            };
        }
    }
}
