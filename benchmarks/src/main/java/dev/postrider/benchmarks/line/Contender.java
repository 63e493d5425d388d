package dev.postrider.benchmarks.line;

import java.util.Locale;

/// Who is measured, and by whom.
enum Contender {
    /// Ten sockets, ten virtual threads, an HMAC and a write for each webhook.
    BARE {
        @Override
        Runner begin(int port, int webhooks) {
            return new BareRunner(port);
        }
    },

    /// The same, restored from a snapshot that was taken after 1,000 posts.
    BARE_RESTORED {
        @Override
        Runner begin(int port, int webhooks) {
            BareRunner runner = new BareRunner(port);
            runner.rehearse();
            return runner;
        }
    },

    /// The whole of dispatch on stores in memory.
    MEMORY {
        @Override
        Runner begin(int port, int webhooks) {
            return new DispatchRunner(LineWiring.shelvesInMemory(), port, webhooks);
        }
    },

    /// The same, restored from a snapshot that was taken after dispatch's rehearsal, as it is deployed.
    MEMORY_RESTORED {
        @Override
        Runner begin(int port, int webhooks) {
            LineWiring.rehearse();
            return new DispatchRunner(LineWiring.shelvesInMemory(), port, webhooks);
        }

        @Override
        Contender base() {
            return BARE_RESTORED;
        }
    },

    /// The same as MEMORY with tables and queue through the SDK, which hears `{}` from all of them.
    SDK {
        @Override
        Runner begin(int port, int webhooks) {
            return new DispatchRunner(LineWiring.shelvesThroughTheSdk(), port, webhooks);
        }
    },

    /// One message sent for each event, ready-made.
    MESSAGE {
        @Override
        Runner begin(int port, int webhooks) {
            return new MessageRunner(FrontWiring.sender("http://127.0.0.1:" + port + "/EventQueue"));
        }
    },

    /// The whole of ingest for each event, which is one request of the same client.
    INGEST {
        @Override
        Runner begin(int port, int webhooks) {
            return new IngestRunner(FrontWiring.throughTheSdk("http://127.0.0.1:" + port + "/EventQueue"));
        }

        @Override
        Contender base() {
            return MESSAGE;
        }
    };

    /// What it is begun with is no part of the measurement.
    ///
    /// @param webhooks how many will be asked of it
    abstract Runner begin(int port, int webhooks);

    Contender base() {
        return BARE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Sends webhooks in batches of ten.
    interface Runner extends AutoCloseable {
        /// Sends those from a number on; the numbers of a process are all different.
        void run(int from, int count) throws Exception;

        @Override
        void close();
    }
}
