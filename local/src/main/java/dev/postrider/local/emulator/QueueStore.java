package dev.postrider.local.emulator;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The H2 file in which ElasticMQ keeps its queues between two runs.
final class QueueStore {
    private QueueStore() {}

    /// Without write delay: H2 commits to the file before ElasticMQ answers, so a killed runner loses nothing it
    /// accepted.
    static String url(Path folder) {
        return "jdbc:h2:" + folder.resolve("queues") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /// Makes the file ready for a new run, before ElasticMQ opens it, and tells how many SQS messages it holds.
    ///
    /// Whatever a worker of the last run had received becomes visible now, since no such worker lives any more.
    /// A delay that still runs is left alone. The queues are forgotten: the template says what they are like.
    static long prepare(Path folder) {
        try (Connection connection = DriverManager.getConnection(url(folder));
                Statement statement = connection.createStatement()) {
            long held = 0;
            for (String table : tables(statement)) {
                if (table.equalsIgnoreCase("queue")) {
                    statement.executeUpdate("delete from queue");
                } else {
                    statement.executeUpdate("update " + table + " set next_delivery = 0 where receive_count > 0");
                    held += count(statement, table);
                }
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open the queues in " + folder + ": is another runner using it?", e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select table_name from information_schema.tables where table_schema = 'PUBLIC'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
