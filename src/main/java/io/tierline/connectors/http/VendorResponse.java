package io.tierline.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.notifications.DeliveryFailedException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** What a vendor answered: it was there, and it had understood enough to say yes or no. */
public final class VendorResponse {

    private final VendorHttp vendor;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    VendorResponse(VendorHttp vendor, int status, HttpHeaders headers, byte[] body) {
        this.vendor = vendor;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    public HttpHeaders headers() {
        return headers;
    }

    /**
     * The body, read from JSON; fields that the type does not name are passed over.
     *
     * @throws DeliveryFailed of kind {@code UNKNOWN} when it is none: the vendor acted, or something stands between us
     */
    public <T> T as(Class<T> type) throws DeliveryFailedException {
        return vendor.read(body, type);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() throws DeliveryFailedException {
        return as(JsonNode.class);
    }

    /**
     * This answer, where it says yes.
     *
     * @throws DeliveryFailed otherwise: not taken when our credentials are at fault, refused for good when the request is
     */
    public VendorResponse orFail() throws DeliveryFailedException {
        if (isOk()) {
            return this;
        }
        if (status == 401 || status == 403) {
            throw DeliveryFailedException.notAccepted(vendor.name() + " does not let us in (HTTP " + status
                    + "): see GET /api/v1/connectors, and check its credentials and scopes.");
        }
        if (status == 408 || status == 425) {
            throw DeliveryFailedException.notAccepted(vendor.name() + " did not take it (HTTP " + status + ").");
        }
        throw DeliveryFailedException.refused(vendor.name() + " refuses it (HTTP " + status + ").");
    }
}
