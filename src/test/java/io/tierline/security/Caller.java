package io.tierline.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Somebody at the other end of the wire: a program with basic auth, or a browser with cookies. Follows no redirect. */
class Caller {

    private static final String JSON = "application/json";
    private static final String BOUNDARY = "tierline-boundary";

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String authorization;
    private String address;

    Caller(int port) {
        base = "http://localhost:" + port;
    }

    Caller with(String user, String password) {
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Caller bearing(String token) {
        authorization = "Bearer " + token;
        return this;
    }

    /** Calls from this address, as a proxy on this machine reports it. */
    Caller from(String address) {
        this.address = address;
        return this;
    }

    /** Signs in to a web application as the browser does, with the password of the trial. */
    HttpResponse<String> signIn(String user, String application) {
        return signIn(user, application, DemoPeople.PASSWORD);
    }

    HttpResponse<String> signIn(String user, String application, String password) {
        get("/camunda/app/" + application + "/default/");
        return send(request("/camunda/api/admin/auth/user/default/login/" + application)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + encoded(user) + "&password=" + encoded(password))));
    }

    HttpResponse<String> call(String method, String path, String json) {
        return send(request(path).header("Content-Type", JSON).method(method, BodyPublishers.ofString(json)));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A file. */
    byte[] bytes(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path, String header, String value) {
        return send(request(path).header(header, value).GET());
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(json)));
    }

    /** Sends a form of a page, as a browser does. */
    HttpResponse<String> form(String path, String fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /** Any method with any body; without a type there is none. */
    HttpResponse<String> call(String method, String path, String type, String body) {
        HttpRequest.Builder request = request(path);
        if (type == null) {
            return send(request.method(method, BodyPublishers.noBody()));
        }
        return send(request.header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }

    /** Publishes models as Camunda Modeler does. */
    HttpResponse<String> deploy(String name, Map<String, String> files) {
        StringBuilder body = new StringBuilder(part("deployment-name", null, name));
        files.forEach((file, content) -> body.append(part(file, file, content)));
        body.append("--" + BOUNDARY + "--\r\n");
        return send(request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static String part(String name, String file, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream")
                + "\r\n\r\n" + content + "\r\n";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token.getValue()));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
