package io.tierline.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Tierline that can be killed: a JVM of its own that starts a server, writes a row, says so, and waits. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ChildJvm withKeptServer(Path dataDirectory, Path programs) throws IOException {
        return start("kept", dataDirectory.toString(), programs.toString());
    }

    static ChildJvm withThrowawayServer() throws IOException {
        return start("throwaway");
    }

    private static ChildJvm start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChildJvm.class.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Waits until its row is written, and returns the port of its server. */
    int ready() throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith("ready ")) {
                return Integer.parseInt(line.substring("ready ".length()));
            }
        }
        throw new IllegalStateException("The child ended: " + String.join("\n", said));
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        EmbeddedServer server = arguments[0].equals("kept")
                ? KeptServer.start(Path.of(arguments[1]), Path.of(arguments[2]), 0)
                : ThrowawayServer.shared();
        Sql.execute(server, "create table survivor(name text)");
        Sql.execute(server, "insert into survivor values ('written before the kill')");
        System.out.println("ready " + server.port());
        System.in.read();
        if (arguments[0].equals("throwaway")) {
            server.close();
        }
    }
}
