package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Auth;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.HeaderRules;
import dev.postrider.channel.Tls;
import dev.postrider.channel.Variable;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Reads what a channel's templates may use beside the event, and what proves to a receiver who is calling.
final class CredentialsReader {
    static final Set<String> FIELDS = Set.of("variables", "secrets", "auth", "tls");

    private static final int MAX_VARIABLE = 2048;
    private static final int MAX_NAMES = 100;
    private static final int MAX_USERNAME = 256;

    private CredentialsReader() {}

    static Credentials read(Fields channel) {
        Fields variables = channel.object("variables");
        Fields secrets = channel.object("secrets");
        return new Credentials(variables(variables), secrets(secrets, variables), auth(channel), tls(channel));
    }

    private static SequencedMap<String, String> variables(Fields fields) {
        SequencedMap<String, String> variables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : fields.object().properties()) {
            Optional<String> value = fields.text(field.getKey());
            checkName(fields, field.getKey());
            if (value.orElse("").length() > MAX_VARIABLE) {
                fields.error(
                        field.getKey(),
                        Fields.CODE,
                        "a variable has at most " + MAX_VARIABLE + " characters",
                        "put longer text into the template itself");
            }
            value.ifPresent(text -> variables.put(field.getKey(), text));
        }
        checkCount(fields, variables.size());
        return variables;
    }

    private static SequencedMap<String, SecretValue> secrets(Fields fields, Fields variables) {
        SequencedMap<String, SecretValue> secrets = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : fields.object().properties()) {
            String name = field.getKey();
            checkName(fields, name);
            if (variables.object().has(name)) {
                fields.error(
                        name, Fields.CODE, "`" + name + "` is a variable as well", "keep one; a name is one thing");
            }
            SecretReader.read(fields, name).ifPresent(value -> secrets.put(name, value));
        }
        checkCount(fields, secrets.size());
        return secrets;
    }

    private static void checkName(Fields fields, String name) {
        if (!Variable.isName(name)) {
            fields.error(
                    name,
                    Fields.CODE,
                    "a variable or secret is named by A-Z, 0-9 and _, with a letter first, 64 characters at most",
                    "for example TEAM_PATH");
        }
    }

    private static void checkCount(Fields fields, int count) {
        if (count > MAX_NAMES) {
            fields.error("", Fields.CODE, "at most " + MAX_NAMES + " names", "move shared ones to the group or tenant");
        }
    }

    private static Optional<Auth> auth(Fields channel) {
        Fields fields = channel.object("auth").only(Set.of("basic", "bearer", "header"));
        if (fields.object().size() > 1) {
            channel.error("auth", Fields.CODE, "`auth` is one of basic, bearer and header", "keep one of them");
        }
        Optional<Auth> auth = basic(fields).or(() -> bearer(fields)).or(() -> header(fields));
        auth.ifPresent(known -> checkHeaders(channel, known));
        return auth;
    }

    private static Optional<Auth> basic(Fields auth) {
        if (!auth.object().hasNonNull("basic")) {
            return Optional.empty();
        }
        Fields fields = auth.object("basic").only(Set.of("username", "password"));
        String username = fields.text("username").orElse("");
        if (username.contains(":") || username.length() > MAX_USERNAME || !HeaderRules.isValue(username)) {
            fields.error(
                    "username",
                    Fields.CODE,
                    "a user name has at most " + MAX_USERNAME
                            + " characters of ASCII and no colon (RFC 7617, section 2)",
                    "put the part after the colon into the password");
        }
        return value(fields, "password").map(password -> new Auth.Basic(username, password));
    }

    private static Optional<Auth> bearer(Fields auth) {
        return auth.object().hasNonNull("bearer")
                ? value(auth.object("bearer").only(Set.of("token")), "token").map(Auth.Bearer::new)
                : Optional.empty();
    }

    private static Optional<Auth> header(Fields auth) {
        if (!auth.object().hasNonNull("header")) {
            return Optional.empty();
        }
        Fields fields = auth.object("header").only(Set.of("name", "value"));
        String name = fields.text("name").orElse("");
        if (!HeaderRules.isName(name) || HeaderRules.isReserved(name)) {
            fields.error(
                    "name", "bad_header_name", "`name` is no header that a channel may set", "for example x-api-key");
        }
        return value(fields, "value").map(value -> new Auth.Header(name, value));
    }

    private static Optional<SecretValue> value(Fields fields, String name) {
        if (fields.object().path(name).isMissingNode()) {
            fields.error(name, Fields.CODE, "`" + name + "` is missing", "{\"set\": true} keeps the stored one");
        }
        return SecretReader.read(fields, name).filter(value -> isHeaderValue(fields, name, value));
    }

    private static boolean isHeaderValue(Fields fields, String name, SecretValue value) {
        boolean isValue = !(value instanceof SecretValue.Given(var text, var _))
                || name.equals("password")
                || HeaderRules.isValue(text.reveal());
        if (!isValue) {
            fields.error(name, "bad_header_value", "a header value is printable ASCII", "check what was pasted");
        }
        return isValue;
    }

    private static void checkHeaders(Fields channel, Auth auth) {
        channel.object("request").object("headers").object().fieldNames().forEachRemaining(name -> {
            if (name.equalsIgnoreCase(auth.header())) {
                channel.error(
                        "request/headers/" + name,
                        "duplicate_header",
                        "`auth` sets this header too",
                        "remove one of the two");
            }
        });
    }

    private static Optional<Tls> tls(Fields channel) {
        if (!channel.object().hasNonNull("tls")) {
            return Optional.empty();
        }
        Fields fields = channel.object("tls").only(Set.of("ca", "clientCertificate", "clientKey"));
        Optional<String> ca = Pem.certificates(fields, "ca");
        Optional<String> certificate = Pem.certificates(fields, "clientCertificate");
        boolean hasKey = fields.object().hasNonNull("clientKey");
        Optional<SecretValue> key = hasKey
                ? SecretReader.read(fields, "clientKey", SecretSealer.MAX_BYTES)
                        .filter(value -> Pem.isPrivateKey(fields, "clientKey", value))
                : Optional.empty();
        certificate.ifPresent(shown -> key.ifPresent(value -> Pem.checkPair(fields, shown, value)));
        if (certificate.isPresent() != hasKey) {
            channel.error(
                    "tls",
                    Fields.CODE,
                    "`clientCertificate` and `clientKey` come together",
                    "add the other one; {\"set\": true} keeps a stored key");
        }
        return Optional.of(new Tls(ca, certificate, key));
    }
}
