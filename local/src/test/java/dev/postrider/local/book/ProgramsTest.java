package dev.postrider.local.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that are not run are at least not misspelt.
final class ProgramsTest {
    private static final Map<String, Programs.Program> PROGRAMS = Map.of(
            "aws",
            new AwsProgram(URI.create("http://localhost:8080")),
            "sam",
            new SamProgram(),
            "./mvnw",
            new MavenProgram(),
            "git",
            new GitProgram(),
            "java",
            new BenchmarksProgram());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam deploy --guided",
                "sam deploy --stack-name postrider --parameter-overrides RetentionDays=60",
                "sam local invoke IngestFunction --event events/apigw-ingest.json",
                "aws sqs start-message-move-task --source-arn arn",
                "aws dynamodb restore-table-to-point-in-time --source-table-name a --target-table-name b",
                "aws logs tail /aws/lambda/postrider --since 1h",
                "aws cloudformation describe-stacks --query Stacks[0].Outputs[?OutputKey=='ConsoleUrl'].OutputValue",
                "./mvnw -Pquick -pl local,local/dynamodb -am test -Dtest=CostTest,Console*Test -Dscreenshots=x",
                "./mvnw verify",
                "java -jar benchmarks/target/benchmarks.jar MatchBenchmark -f 1",
                "git pull"
            })
    void areTakenAsTheyAre(String line) {
        assertThat(answer(line).text()).isEqualTo(line.contains("ConsoleUrl") ? "ConsoleUrl\n" : "");
        assertThat(answer(line).good()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sam deploy --stackname postrider                          | sam deploy has no --stackname
            sam deploy --parameter-overrides RetentionDay=60          | no parameter RetentionDay
            sam undeploy                                              | sam undeploy is not known
            sam local invoke InjestFunction                           | no function InjestFunction
            sam local invoke IngestFunction --event events/none.json  | no file events/none.json
            aws sqs start-message-move-task --queue-arn arn           | has no --queue-arn
            aws sqs start-message-move                                | is not known
            aws ses send-email                                        | is not known
            aws logs tail group --from 1h                             | aws logs tail has no --from
            aws cloudformation describe-stacks --query "OutputKey=='ApiUrl'" | no output ApiUrl
            aws cloudformation describe-stack-resource --logical-resource-id RootKey | no resource RootKey
            ./mvnw verfy                                              | verfy is nothing here
            ./mvnw -Pquicker verify                                   | -Pquicker is nothing here
            ./mvnw -pl local/dynamo test                              | no module local/dynamo
            ./mvnw test -Dtest=CoastTest                              | CoastTest
            ./mvnw test -Dtest=CostTest -Dscreenshoots=x              | -Dscreenshoots
            java -jar benchmarks/target/benchmarks.jar MuchBenchmark  | there is no MuchBenchmark
            java -jar target/benchmarks.jar                           | pages start java only as
            git psuh                                                  | git psuh is not known
            """)
    void areFoundOut(String line, String complaint) {
        assertThat(answer(line).good()).isFalse();
        assertThat(answer(line).text()).contains(complaint);
    }

    @Test
    void areListedWithEachVerbAndAllItsOptions() {
        assertThat(Usage.complaints("./postrider export [--endpoint URL]"))
                .anyMatch(complaint -> complaint.contains("--key"))
                .anyMatch(complaint -> complaint.startsWith("the verbs are"));
    }

    private static Programs.Answer answer(String line) {
        List<String> words = List.of(line.replace("\"", "").split(" ", -1));
        return Objects.requireNonNull(PROGRAMS.get(words.getFirst()))
                .run(new Programs.Call(
                        Path.of("..").toAbsolutePath().normalize(), words.subList(1, words.size()), Map.of()));
    }
}
