package io.tierline.connectors.http;

import io.tierline.notifications.Message;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One request to a vendor.
 *
 * @param target below the vendor's base address, encoded, beginning with a slash; or a whole address that the vendor gave us
 * @param body what becomes JSON, or a map of texts that becomes a form; null without a body
 * @param repeatable whether it may arrive twice: it only reads, or sets what it would set again
 * @param delivery for which it is made: request and answer are kept there; null for none
 */
public record VendorRequest(
        HttpMethod method,
        String target,
        Object body,
        MediaType type,
        Map<String, String> headers,
        boolean repeatable,
        Long delivery) {

    private static VendorRequest of(HttpMethod method, String path, boolean repeatable, Object... variables) {
        String target = UriComponentsBuilder.fromUriString(path)
                .encode(StandardCharsets.UTF_8)
                .buildAndExpand(variables)
                .toUriString();
        return new VendorRequest(method, target, null, null, Map.of(), repeatable, null);
    }

    /** @param path with {@code {placeholders}}, which the variables fill in turn, encoded */
    public static VendorRequest get(String path, Object... variables) {
        return of(HttpMethod.GET, path, true, variables);
    }

    public static VendorRequest post(String path, Object... variables) {
        return of(HttpMethod.POST, path, false, variables);
    }

    public static VendorRequest put(String path, Object... variables) {
        return of(HttpMethod.PUT, path, true, variables);
    }

    public VendorRequest json(Object content) {
        return new VendorRequest(method, target, content, MediaType.APPLICATION_JSON, headers, repeatable, delivery);
    }

    /** In the order of the map. */
    public VendorRequest form(Map<String, String> fields) {
        return new VendorRequest(
                method,
                target,
                new LinkedHashMap<>(fields),
                MediaType.APPLICATION_FORM_URLENCODED,
                headers,
                repeatable,
                delivery);
    }

    public VendorRequest header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new VendorRequest(method, target, body, type, all, repeatable, delivery);
    }

    /** It may arrive twice without doing harm: an attempt without an answer counts as not taken. */
    public VendorRequest mayRepeat() {
        return new VendorRequest(method, target, body, type, headers, true, delivery);
    }

    /** Request and answer are kept on the message's delivery. */
    public VendorRequest about(Message message) {
        return about(message.delivery());
    }

    /** @param number of the delivery on which request and answer are kept; null for none */
    public VendorRequest about(Long number) {
        return new VendorRequest(method, target, body, type, headers, repeatable, number);
    }

    /** The fields of a form as they go over the wire. */
    static String encoded(Map<?, ?> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(java.net.URLEncoder.encode(String.valueOf(name), StandardCharsets.UTF_8))
                .append('=')
                .append(java.net.URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8)));
        return form.toString();
    }
}
