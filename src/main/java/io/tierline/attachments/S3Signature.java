package io.tierline.attachments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request to an S3 store: Amazon's "Signature Version 4", with the hash of the body and nothing in the query. It is
 * written here because each client library is as large as a tenth of the product, for three requests.
 */
final class S3Signature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY = 8;

    private final String region;
    private final String accessKey;
    private final String secretKey;

    S3Signature(String region, String accessKey, String secretKey) {
        this.region = region;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /**
     * @param bodySha256 in hexadecimal digits
     * @param more headers that are signed beside the host's and those that are added here, in small letters
     * @return the headers to send, without the host's
     */
    Map<String, String> headers(String method, URI address, String bodySha256, Map<String, String> more, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> signed = new TreeMap<>(more);
        signed.put("host", address.getRawAuthority());
        signed.put("x-amz-content-sha256", bodySha256);
        signed.put("x-amz-date", time);
        String names = String.join(";", signed.keySet());
        String request = String.join(
                "\n",
                method,
                address.getRawPath(),
                "",
                signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining()),
                names,
                bodySha256);
        String scope = time.substring(0, DAY) + "/" + region + "/s3/aws4_request";
        String toSign = String.join("\n", ALGORITHM, time, scope, Uploads.sha256(utf8(request)));
        Map<String, String> headers = new TreeMap<>(signed);
        headers.remove("host");
        headers.put(
                "authorization",
                ALGORITHM + " Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + HexFormat.of().formatHex(hmac(key(time.substring(0, DAY)), toSign)));
        return headers;
    }

    private byte[] key(String day) {
        return hmac(hmac(hmac(hmac(utf8("AWS4" + secretKey), day), region), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java has HmacSHA256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
