package io.tierline.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The embedded server for tests and trials. */
class ThrowawayServerTest {

    @Test
    void itIsFastAndOneForTheWholeJvm() {
        try (EmbeddedServer server = ThrowawayServer.shared();
                EmbeddedServer again = ThrowawayServer.shared()) {
            assertThat(Stream.of("fsync", "synchronous_commit", "full_page_writes", "TimeZone")
                            .map(setting -> Sql.query(server, "show " + setting)))
                    .containsExactly("off", "off", "off", "UTC");
            assertThat(again.url()).isEqualTo(server.url());
        }
    }

    @Test
    void itGoesWithTheJvmAndWhatAKilledOneLeavesGoesWithTheNext() throws Exception {
        try (ChildJvm killed = ChildJvm.withThrowawayServer()) {
            int port = killed.ready();
            killed.kill();
            assertThat(directories(killed.pid())).hasSize(1);

            try (ChildJvm next = ChildJvm.withThrowawayServer()) {
                int nextPort = next.ready();
                assertThat(directories(killed.pid())).isEmpty();
                assertGone(port);

                assertThat(directories(next.pid())).hasSize(1);
                next.end();
                assertThat(directories(next.pid())).isEmpty();
                assertGone(nextPort);
            }
        }
    }

    private static void assertGone(int port) {
        Assertions.assertThatThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.1"), port).close())
                .isInstanceOf(ConnectException.class);
    }

    private static List<Path> directories(long pid) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (var all = Files.newDirectoryStream(temporary, ThrowawayServer.PREFIX + pid + "-*")) {
            return StreamSupport.stream(all.spliterator(), false).toList();
        }
    }
}
