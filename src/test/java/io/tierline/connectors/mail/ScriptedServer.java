package io.tierline.connectors.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A mail server that answers each command as it is told to; without a line for a command, it takes everything. */
public class ScriptedServer implements AutoCloseable {

    /** In place of an answer: cut the connection. */
    public static final String CUT = "cut";

    private final Map<String, String> answers = new HashMap<>();
    private final ServerSocket listening;

    /** @param command {@code MAIL}, {@code RCPT}, {@code DATA} or {@code .}, the end of the message */
    public ScriptedServer(String command, String answer) throws IOException {
        answers.put("EHLO", "250 localhost");
        answers.put("DATA", "354 go on");
        answers.put("QUIT", "221 bye");
        answers.put(command, answer);
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted mail server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                talk(client);
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        out.write("220 scripted\r\n".getBytes(StandardCharsets.UTF_8));
        boolean message = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (message && !line.equals(".")) {
                continue;
            }
            String command = line.split(" ")[0];
            String answer = answers.getOrDefault(command, "250 ok");
            if (answer.equals(CUT)) {
                return;
            }
            message = answer.startsWith("354");
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
