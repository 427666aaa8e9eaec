package io.tierline.security;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests as no library would send them, at every door; none of them is answered as a fault of ours. */
abstract class RawRequestsTest extends SecurityTest {

    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");
    /** HTTP itself asks for these: a method, a transfer coding or a version of HTTP that no server of its kind has. */
    private static final List<Integer> OF_HTTP = List.of(501, 505);

    private static final int PATIENCE_MILLIS = 20_000;

    /** One address that is there behind each door, for ada. */
    private static final List<String> DOORS = List.of(
            "/engine-rest/task",
            "/camunda/api/engine/engine/default/task",
            "/camunda/app/tasklist/default/",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
            "/camunda/api/admin/auth/user/default",
            "/api/v1/escalations",
            "/status/nothing-here",
            "/feeds/on-call/nothing-here",
            "/webhooks/zendesk",
            "/actuator/health",
            "/v3/api-docs",
            "/error",
            "/");

    static final String JSON = "Content-Type: application/json\r\n";
    static final String BASIC = "Authorization: Basic "
            + Base64.getEncoder().encodeToString("ada:demo".getBytes(StandardCharsets.UTF_8)) + "\r\n";

    interface Requests {
        List<String> at(String door);
    }

    final void everywhere(Requests requests) {
        all(DOORS.stream().flatMap(door -> requests.at(door).stream()).toList());
    }

    final void all(List<String> requests) {
        assertSoftly(all -> requests.forEach(request -> {
            String answer = answerTo(request);
            String shown = request.substring(0, Math.min(180, request.length())) + "\n=> "
                    + answer.substring(0, Math.min(600, answer.length()));
            Matcher status = STATUS.matcher(answer);
            int code = status.find() ? Integer.parseInt(status.group(1)) : 0;
            all.assertThat(OF_HTTP.contains(code) || code >= 200 && code < 500)
                    .as(shown)
                    .isTrue();
            all.assertThat(answer)
                    .as(shown)
                    .doesNotContain(
                            "\tat ", "\\tat ", "java.lang.", "org.springframework", "org.apache", "org.postgresql");
        }));
    }

    static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\n" + head() + "\r\n";
    }

    static String post(String path, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "POST " + path + " HTTP/1.1\r\n" + head() + headers + "Content-Length: " + length + "\r\n\r\n" + body;
    }

    static String head() {
        return "Host: localhost\r\nConnection: close\r\n" + BASIC;
    }

    private String answerTo(String request) {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException e) {
            return "no answer";
        } catch (IOException e) {
            // Refused before it was read to its end.
            return "HTTP/1.1 400 closed: " + e.getMessage();
        }
    }
}
