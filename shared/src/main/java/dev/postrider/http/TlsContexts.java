package dev.postrider.http;

import dev.postrider.endpoint.TlsIdentity;
import dev.postrider.endpoint.TlsSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// A TLS context, with a cache of sessions of its own, for each trust.
final class TlsContexts {
    private static final char[] NO_PASSWORD = {};

    private TlsContexts() {}

    /// Trusts the public authorities and shows no certificate.
    static SSLContext open() {
        return context(null, null);
    }

    /// Trusts and shows what the settings say.
    ///
    /// @throws IllegalArgumentException when they cannot be read; says nothing of what they hold
    static SSLContext of(TlsSettings settings) {
        return switch (TlsIdentity.read(settings)) {
            case TlsIdentity.Reading.Unreadable _ ->
                throw new IllegalArgumentException("the channel's tls settings cannot be read");
            case TlsIdentity.Reading.Read(TlsIdentity identity) -> {
                try {
                    yield context(keys(identity), trust(identity.authorities()));
                } catch (GeneralSecurityException | IOException e) {
                    throw new IllegalArgumentException("the channel's tls settings cannot be used", e);
                }
            }
        };
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    private static KeyManager @Nullable [] keys(TlsIdentity identity) throws GeneralSecurityException, IOException {
        if (identity.client().isEmpty()) {
            return null;
        }
        TlsIdentity.Client client = identity.client().get();
        KeyStore store = emptyStore();
        store.setKeyEntry("client", client.key(), NO_PASSWORD, client.chain().toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trust(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("authority " + store.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
