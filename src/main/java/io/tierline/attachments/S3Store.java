package io.tierline.attachments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the bytes in a bucket, an object for each file. */
class S3Store implements AttachmentStore {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,60})</Code>");

    private final S3Settings settings;
    private final S3Signature signature;
    private final HttpClient http;
    private final Clock clock;

    S3Store(S3Settings settings, Clock clock) {
        settings.check();
        this.settings = settings;
        this.signature = new S3Signature(settings.region(), settings.accessKey(), settings.secretKey());
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        this.clock = clock;
    }

    @Override
    public void put(String id, byte[] content) {
        HttpResponse<byte[]> answer = send("PUT", id, content);
        if (answer.statusCode() != OK) {
            throw refused("PUT", answer);
        }
    }

    @Override
    public Optional<byte[]> get(String id) {
        HttpResponse<byte[]> answer = send("GET", id, new byte[0]);
        if (answer.statusCode() == OK) {
            return Optional.of(answer.body());
        }
        if (answer.statusCode() == NOT_FOUND && !code(answer).equals("NoSuchBucket")) {
            return Optional.empty();
        }
        throw refused("GET", answer);
    }

    @Override
    public void delete(String id) {
        HttpResponse<byte[]> answer = send("DELETE", id, new byte[0]);
        int status = answer.statusCode();
        if (status != OK && status != NO_CONTENT && status != NOT_FOUND) {
            throw refused("DELETE", answer);
        }
    }

    /** Once more after a fault on the way, or of the store: each of the three has the same effect twice. */
    private HttpResponse<byte[]> send(String method, String id, byte[] body) {
        try {
            HttpResponse<byte[]> answer = sendOnce(method, id, body);
            return answer.statusCode() < SERVER_ERROR ? answer : sendOnce(method, id, body);
        } catch (IOException e) {
            try {
                return sendOnce(method, id, body);
            } catch (IOException again) {
                throw new StoreUnreachableException("The store " + settings + " cannot be reached", again);
            }
        }
    }

    private HttpResponse<byte[]> sendOnce(String method, String id, byte[] body) throws IOException {
        URI address = settings.address(id);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        signature
                .headers(method, address, Uploads.sha256(body), Map.of(), clock.instant())
                .forEach(request::setHeader);
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnreachableException("Interrupted while asking the store " + settings, e);
        }
    }

    private StoreUnreachableException refused(String method, HttpResponse<byte[]> answer) {
        return new StoreUnreachableException(
                "The store " + settings + " answered " + method + " with " + answer.statusCode() + " " + code(answer),
                null);
    }

    /** What the store calls its refusal; empty where it says nothing. */
    private static String code(HttpResponse<byte[]> answer) {
        Matcher code = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        return code.find() ? code.group(1) : "";
    }
}
