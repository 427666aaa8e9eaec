package io.tierline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -XX:ArchiveClassesAtExit=tierline.jsa -jar tierline.jar rehearse}: starts as a trial on a database that is
 * thrown away, answers a few requests and stops, so that the JVM writes an archive of all classes that a start needs. What
 * follows are settings: with {@code --spring.datasource.url} it takes that database, which has to be an empty one. The
 * environment's is never touched.
 */
final class Rehearsal {

    static final String NAME = "rehearse";

    /** What a node is asked in its first minute. Each is answered, or the rehearsal has failed. */
    private static final List<String> ASKED = List.of(
            "/actuator/health",
            "/actuator/health/readiness",
            "/actuator/prometheus",
            "/api/v1/escalations",
            "/api/v1/kpis",
            "/engine-rest/task?maxResults=1");

    private static final String DATABASE = "--spring.datasource.url=";

    private Rehearsal() {}

    /** @param settings as {@code --name=value} */
    static int run(List<String> settings) {
        try (ConfigurableApplicationContext context = SpringApplication.run(TierlineApplication.class, all(settings))) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            for (String path : ASKED) {
                int status = ask(URI.create("http://127.0.0.1:" + port + path));
                if (status != 200) {
                    System.err.println("The rehearsal failed: " + path + " answered " + status + ".");
                    return 1;
                }
            }
            return 0;
        } catch (IOException e) {
            System.err.println("The rehearsal failed: " + e);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static String[] all(List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of("--tierline.demo=true", "--server.address=127.0.0.1", "--server.port=0"));
        if (settings.stream().noneMatch(setting -> setting.startsWith(DATABASE))) {
            all.add("--tierline.database.mode=throwaway");
        }
        return all.toArray(String[]::new);
    }

    private static int ask(URI uri) throws IOException, InterruptedException {
        String administrator = Base64.getEncoder().encodeToString("ada:demo".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Basic " + administrator)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
