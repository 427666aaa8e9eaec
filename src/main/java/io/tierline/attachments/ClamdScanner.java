package io.tierline.attachments;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks clamd, by its command INSTREAM: pieces of bytes, each behind its length, and an empty piece as the end. */
class ClamdScanner implements VirusScanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ANSWER = 4096;
    private static final String CLEAN = "stream: OK";
    private static final String BEFORE = "stream: ";
    private static final String FOUND = " FOUND";

    private final ScannerSettings settings;

    ClamdScanner(ScannerSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<String> scan(byte[] content) {
        return read(answer(content));
    }

    private String answer(byte[] content) {
        int most = (int) settings.timeout().toMillis();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), most);
            socket.setSoTimeout(most);
            send(content, new DataOutputStream(new BufferedOutputStream(socket.getOutputStream())));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        } catch (IOException e) {
            throw new ScannerUnreachableException(
                    "The virus scanner at " + settings.host() + ":" + settings.port() + " cannot be asked", e);
        }
    }

    private void send(byte[] content, DataOutputStream out) throws IOException {
        int piece = (int) settings.chunk().toBytes();
        out.write(COMMAND);
        for (int from = 0; from < content.length; from += piece) {
            int length = Math.min(piece, content.length - from);
            out.writeInt(length);
            out.write(content, from, length);
        }
        out.writeInt(0);
        out.flush();
    }

    /** What is neither clean nor found, such as a stream that is too long for clamd, is not told. */
    private static Optional<String> read(String answer) {
        if (answer.equals(CLEAN)) {
            return Optional.empty();
        }
        if (answer.startsWith(BEFORE) && answer.endsWith(FOUND)) {
            return Optional.of(answer.substring(BEFORE.length(), answer.length() - FOUND.length()));
        }
        throw new ScannerUnreachableException("The virus scanner answered \"" + answer + "\"", null);
    }
}
