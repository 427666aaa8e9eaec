package io.tierline.attachments;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** A scanner that speaks clamd's INSTREAM as clamd does, and finds one virus: any file that says EICAR. */
final class ClamdDouble implements AutoCloseable {

    private final ServerSocket server;
    private volatile String fault;

    ClamdDouble() {
        try {
            server = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread thread = new Thread(this::serve, "clamd");
        thread.setDaemon(true);
        thread.start();
    }

    ScannerSettings settings() {
        return new ScannerSettings(
                server.getInetAddress().getHostAddress(),
                server.getLocalPort(),
                Duration.ofSeconds(10),
                DataSize.ofBytes(7));
    }

    /** From now on it answers that, whatever it is sent. */
    void answers(String text) {
        fault = text;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                if (!new String(in.readNBytes(10), StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
                    continue;
                }
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    content.writeBytes(in.readNBytes(length));
                }
                boolean virus = content.toString(StandardCharsets.ISO_8859_1).contains("EICAR");
                String answer = fault != null ? fault : virus ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
                socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // Who asked has gone, or the server has.
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
