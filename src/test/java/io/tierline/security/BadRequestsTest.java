package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses, parameters and headers that are wrong, at every door: 4xx, never a fault of ours, never a stack trace. */
class BadRequestsTest extends RawRequestsTest {

    @Test
    void no_address_is_a_fault() {
        everywhere(door -> List.of(
                get("/;" + door),
                get("/;a=b" + door),
                get("/." + door),
                get("/.." + door),
                get("/x/.." + door),
                get("/x/;/.." + door),
                get("/" + door),
                get("/%2e%2e" + door),
                get("/%2f" + door.substring(1)),
                get("/%5c" + door),
                get("/\\" + door),
                get(door + "/;"),
                get(door + ";jsessionid=1"),
                get(door + "/.."),
                get(door + "/../.."),
                get(door + "//x"),
                get(door + "/%2e%2e/x"),
                get(door + "/..%2fx"),
                get(door + "/%2f"),
                get(door + "/%5c"),
                get(door + "/%00"),
                get(door + "/a%00b"),
                get(door + "/%0d%0aX-A:%20b"),
                get(door + "/%"),
                get(door + "/%zz"),
                get(door + "/%c0%ae"),
                get(door + "/%ff%fe"),
                get(door + "/%25"),
                get(door + "/%3b"),
                get(door + "/{x}"),
                get(door + "/<x>"),
                get(door + "/|"),
                get(door + "/é"),
                get(door + "/" + "x".repeat(7000)),
                get(door + "/" + "x/".repeat(3000)),
                get("http://elsewhere.example" + door),
                get("*")));
    }

    @Test
    void no_parameter_is_a_fault() {
        everywhere(door -> List.of(
                get(door + "?q=%00"),
                get(door + "?q=a%00b&page=1"),
                get(door + "?%00=x"),
                get(door + "?assignee=%00&name=%00"),
                get(door + "?q=%"),
                get(door + "?q=%zz"),
                get(door + "?q=%c3"),
                get(door + "?q=%ff%fe"),
                get(door + "?%=1"),
                get(door + "?%%%"),
                get(door + "?&&&=&="),
                get(door + "?page=-1&size=-1&firstResult=-1&maxResults=-1"),
                get(door + "?page=x&size=1e9&firstResult=x&maxResults=99999999999999"),
                get(door + "?page=1&page=2&size=1&size=x&maxResults=1&maxResults=2&sortBy=a&sortBy=b"),
                get(door + "?sortBy=nothing&sortOrder=sideways&sort=nothing,up"),
                get(door + "?state=nothing&tier=%27&from=x&to=y&groupBy=z"),
                get(door + "?q=" + "x".repeat(6000)),
                get(door + "?" + "a=1&".repeat(1800)),
                get(door + "?" + "q=1&".repeat(1800)),
                get(door + "?q=1;q=2"),
                get(door + "?q[]=1&q[0][a]=2"),
                get(door + "?q=${7*7}&r=#{x}&s=T(java.lang.Runtime)"),
                get(door + "?q=' or 1=1 --"),
                get(door + "?class.module.classLoader=x"),
                get(door + "?_method=DELETE"),
                get(door + "?" + "x".repeat(20_000))));
    }

    @Test
    void no_method_is_a_fault() {
        everywhere(door -> {
            List<String> requests = new ArrayList<>();
            for (String method : List.of(
                    "TRACE",
                    "TRACK",
                    "PROPFIND",
                    "CONNECT",
                    "PATCH",
                    "DELETE",
                    "PUT",
                    "POST",
                    "HEAD",
                    "OPTIONS",
                    "MKCOL",
                    "NONSENSE",
                    "get",
                    "G\u0000T")) {
                requests.add(method + " " + door + " HTTP/1.1\r\n" + head() + "Content-Length: 0\r\n\r\n");
            }
            return requests;
        });
    }

    /** Engines, applications, plugins and people that are not there, and a sign-in without what it asks for. */
    @Test
    void no_name_is_a_fault() {
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        String signIn = "/camunda/api/admin/auth/user/";
        all(List.of(
                get("/engine-rest/engine/nothing/task"),
                get("/engine-rest/engine/%25/task"),
                get("/camunda/api/engine/engine/nothing/task"),
                get("/camunda/api/engine/engine/default/nothing"),
                get("/camunda/api/cockpit/plugin/nothing/default/x"),
                get("/camunda/api/cockpit/plugin/base/nothing/process-definition/statistics"),
                get("/camunda/api/cockpit/plugin/base/static/%25"),
                get("/camunda/api/tasklist/plugin/nothing/static/app/plugin.js"),
                get("/camunda/api/admin/setup/nothing/user/create"),
                get("/camunda/api/nothing"),
                get("/camunda/app/nothing/default/"),
                get("/camunda/app/tasklist/nothing/"),
                get("/camunda/app/tasklist/default/nothing.js"),
                get("/camunda/assets/nothing"),
                get(signIn + "nothing"),
                post(signIn + "nothing/login/tasklist", form, "username=a&password=b"),
                post(signIn + "default/login/nothing", form, "username=a&password=b"),
                post(signIn + "default/login/tasklist", form, ""),
                post(signIn + "default/login/tasklist", form, "username=a"),
                post(signIn + "default/login/tasklist", form, "password=b"),
                post(signIn + "default/login/tasklist", form, "username=%00&password=%00"),
                post(signIn + "default/login/tasklist", form, "username=" + "x".repeat(5000) + "&password=b"),
                post(signIn + "default/login/tasklist", JSON, "{}"),
                post(signIn + "nothing/logout", form, ""),
                get("/actuator/nothing"),
                get("/actuator/health/nothing"),
                get("/actuator/prometheus?includedNames=%25"),
                get("/v3/api-docs/nothing"),
                get("/api/v1/escalations/%25"),
                get("/api/v1/nothing")));
    }

    @Test
    void no_header_is_a_fault() {
        everywhere(door -> {
            List<String> requests = new ArrayList<>();
            for (String header : List.of(
                    "Accept: nonsense",
                    "Accept: /",
                    "Accept: application/xml",
                    "Accept: */*;q=7",
                    "Accept: text/html;q=x, , ;",
                    "Accept: " + "a/b,".repeat(800),
                    "Accept-Language: %%%",
                    "Accept-Language: xx-" + "y".repeat(500),
                    "Accept-Charset: nonsense",
                    "Accept-Encoding: \u0001",
                    "Range: bytes=9-1",
                    "Range: bytes=-",
                    "Range: nonsense=1-2",
                    "If-Range: yesterday",
                    "If-Modified-Since: yesterday",
                    "If-Unmodified-Since: 99999999999999999999",
                    "If-None-Match: W/\"",
                    "If-Match: ,,,",
                    "Authorization: Basic",
                    "Authorization: Basic !!!!",
                    "Authorization: Basic AAAA",
                    "Authorization: Basic "
                            + Base64.getEncoder().encodeToString("a\u0000b:c".getBytes(StandardCharsets.UTF_8)),
                    "Authorization: Bearer",
                    "Authorization: Bearer x.y.z",
                    "Authorization: Nonsense x",
                    "Cookie: JSESSIONID=../../x; JSESSIONID=y; XSRF-TOKEN=\"",
                    "Cookie: =;;=\u0007",
                    "X-Forwarded-Proto: nonsense",
                    "X-Forwarded-For: nonsense, , %%",
                    "X-Forwarded-Host: %%:x",
                    "X-Forwarded-Port: x",
                    "Forwarded: nonsense;;=",
                    "X-HTTP-Method-Override: DELETE",
                    "Expect: nonsense",
                    "Upgrade: nonsense",
                    "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: %%",
                    "Origin: %%%",
                    "Sec-Fetch-Site: nonsense",
                    "Referer: \\\\x",
                    "Content-Length: -1",
                    "Transfer-Encoding: nonsense",
                    "X-A: " + "x".repeat(9000))) {
                boolean own = header.startsWith("Authorization");
                requests.add("GET " + door + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + (own ? "" : BASIC) + header + "\r\n\r\n");
            }
            requests.add("GET " + door + " HTTP/1.1\r\nConnection: close\r\n\r\n");
            requests.add("GET " + door + " HTTP/1.1\r\nHost: %%\r\nConnection: close\r\n\r\n");
            requests.add("GET " + door + " HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n");
            requests.add("GET " + door + " HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n");
            return requests;
        });
    }

    @Test
    void no_body_is_a_fault() {
        everywhere(door -> List.of(
                post(door, JSON, ""),
                post(door, JSON, "{"),
                post(door, JSON, "null"),
                post(door, JSON, "[]"),
                post(door, JSON, "\"x\""),
                post(door, JSON, "\u0000"),
                post(door, JSON, "{\"a\":\"\\u0000\",\"assignee\":\"\\u0000\",\"title\":\"\\u0000\"}"),
                post(door, JSON, "[".repeat(10_000)),
                post(door, JSON, "{\"a\":".repeat(10_000)),
                post(door, JSON, "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                post(door, JSON, "{\"orQueries\":[".repeat(900)),
                post(door, JSON, "{\"a\":1}{\"a\":2}"),
                post(door, JSON, "{\"maxResults\":" + "9".repeat(2000) + "}"),
                post(door, JSON, "\ufeff{}"),
                post(door, "Content-Type: application/json;charset=nonsense\r\n", "{}"),
                post(door, "Content-Type: application/json;charset=utf-32\r\n", "{}"),
                post(door, "Content-Type: text/plain\r\n", "{}"),
                post(door, "Content-Type: nonsense\r\n", "{}"),
                post(door, "Content-Type: /;;=\r\n", "{}"),
                post(door, "", "{}"),
                post(door, "Content-Type: application/xml\r\n", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>"),
                post(door, "Content-Type: application/x-www-form-urlencoded\r\n", "a=%00&b=%zz&%=&c=%c3"),
                post(door, "Content-Type: application/x-www-form-urlencoded;charset=nonsense\r\n", "a=b"),
                post(door, "Content-Type: multipart/form-data\r\n", "--x\r\n\r\n"),
                post(door, "Content-Type: multipart/form-data; boundary=\r\n", "--\r\n"),
                post(door, "Content-Type: multipart/form-data; boundary=x\r\n", "no boundary at all"),
                post(
                        door,
                        "Content-Type: multipart/form-data; boundary=x\r\n",
                        "--x\r\nContent-Disposition: nonsense\r\n\r\na\r\n--x--\r\n"),
                post(
                        door,
                        "Content-Type: multipart/form-data; boundary=x\r\n",
                        "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"\u0000\"\r\n\r\na"),
                post(door, "Content-Encoding: gzip\r\n" + JSON, "{}"),
                post(door, "Content-Type: application/json\r\nContent-Type: text/plain\r\n", "{}")));
        assertThat(desk.openTasks("ESC-2026-000001")).isEmpty();
    }
}
