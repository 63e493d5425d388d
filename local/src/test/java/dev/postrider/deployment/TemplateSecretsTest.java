package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.deployment.Deployment.Function;
import dev.postrider.deployment.Deployment.Resource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may do what with secrets, and who hears of it when one does not open.
class TemplateSecretsTest {
    private static final Deployment DEPLOYMENT = new Deployment();

    static List<Function> functions() {
        return DEPLOYMENT.functions();
    }

    static List<Resource> roles() {
        return DEPLOYMENT.resources("AWS::IAM::Role");
    }

    /// Who can seal can open nothing, and who can open seals nothing: a mistake in management or the provider shows no
    /// secret, and one
    /// in dispatch plants none.
    @ParameterizedTest
    @MethodSource("functions")
    void opensSecretsOnlyWhereTheyAreSentAndSealsThemOnlyWhereTheyComeIn(Function function) {
        Set<String> allowed = switch (function.module()) {
            case "functions/management", "functions/provider" -> Set.of("kms:Encrypt");
            case "functions/dispatch" -> Set.of("kms:Decrypt");
            default -> Set.of();
        };

        assertThat(role(function).actions().filter(action -> action.startsWith("kms:")))
                .containsExactlyInAnyOrderElementsOf(allowed);
    }

    /// KMS itself holds a role to ciphertexts of Postrider's, of this stack's one key.
    @ParameterizedTest
    @MethodSource("roles")
    void usesTheKeyOnlyInAContextOfItsOwn(Resource role) {
        assertThat(role.statements().stream()
                        .filter(statement ->
                                Deployment.texts(statement.path("Action")).anyMatch(text -> text.startsWith("kms:"))))
                .allSatisfy(statement -> {
                    assertThat(Deployment.referredId(statement.path("Resource")))
                            .isEqualTo("SecretsKey");
                    assertThat(statement
                                    .at("/Condition/StringEquals")
                                    .path("kms:EncryptionContext:app")
                                    .asText())
                            .isEqualTo("postrider");
                });
    }

    /// Nobody but the account itself stands in the key's own policy, and a lost key is lost with every secret.
    @Test
    void keepsTheKey() {
        assertThat(DEPLOYMENT.resources("AWS::KMS::Key")).singleElement().satisfies(key -> {
            assertThat(key.node().path("DeletionPolicy").asText()).isEqualTo("Retain");
            assertThat(key.properties().path("EnableKeyRotation").asBoolean()).isTrue();
            assertThat(key.properties().at("/KeyPolicy/Statement").findValues("Principal"))
                    .singleElement()
                    .satisfies(principal -> assertThat(Deployment.texts(principal))
                            .containsExactly("arn:${AWS::Partition}:iam::${AWS::AccountId}:root"));
        });
    }

    /// Somebody has moved or altered it. That the line is written at all, [MetricsTest] asks.
    @Test
    void raisesAnAlarmForASecretThatDoesNotOpenWhereItStands() {
        Resource refused = DEPLOYMENT.resources("AWS::Logs::MetricFilter").stream()
                .filter(filter ->
                        filter.properties().path("FilterPattern").asText().contains("secret.refused"))
                .findFirst()
                .orElseThrow();

        assertThat(DEPLOYMENT.resources("AWS::CloudWatch::Alarm").stream()
                        .map(alarm -> alarm.properties().path("MetricName").asText()))
                .contains(refused.properties()
                        .at("/MetricTransformations/0/MetricName")
                        .asText());
    }

    private static Resource role(Function function) {
        String id = Deployment.referredId(function.properties().path("Role"));
        return roles().stream().filter(role -> role.id().equals(id)).findFirst().orElseThrow();
    }
}
