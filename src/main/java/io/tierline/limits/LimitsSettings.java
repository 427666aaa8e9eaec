package io.tierline.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one caller may take.
 *
 * @param body the largest body of a request
 * @param publication the largest body of an upload of models ({@code .../deployment/create})
 * @param uploads the largest body where files are taken: what comes with a case, also by the customer's page
 * @param outsiders the largest body where people come without signing in: the customer's page, the sign-in forms
 * @param bodiesAtOnce bytes of bodies that are in memory at once, of all requests together, beyond the first 64 KB of each;
 *     0 for a sixteenth of the heap, at least 16 MB and one of {@code uploads}
 * @param slowBodies requests whose body is still arriving that may hold a thread at once, for signed-in callers and as
 *     many again for all others
 * @param patience how long a body may take to arrive, beside the time that {@code slowest} gives its size
 * @param slowest how many bytes a second a body must bring on average once {@code patience} has passed
 * @param requestsOfOne requests of one user, or of one session of the web applications, at work at once
 * @param turn how long one request more waits for its turn before it is answered 429
 */
@ConfigurationProperties("tierline.limits")
record LimitsSettings(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("10MB") DataSize publication,
        @DefaultValue("21MB") DataSize uploads,
        @DefaultValue("256KB") DataSize outsiders,
        @DefaultValue("0B") DataSize bodiesAtOnce,
        @DefaultValue("50") int slowBodies,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("50KB") DataSize slowest,
        @DefaultValue("32") int requestsOfOne,
        @DefaultValue("2s") Duration turn) {

    private static final String PARTS = "multipart/form-data";
    private static final String UPLOADS =
            "/(?:api/v1/escalations|desk/api/cases)/[^/]+/attachments|/status/[^/]+/(?:message|reply)";

    long budget() {
        return bodiesAtOnce.toBytes() > 0
                ? bodiesAtOnce.toBytes()
                : Math.max(
                        Math.max(DataSize.ofMegabytes(16).toBytes(), uploads.toBytes()),
                        Runtime.getRuntime().maxMemory() / 16);
    }

    /**
     * @param path decoded, without its query
     * @param contentType as the sender says; null for none
     */
    long largest(String path, String contentType) {
        if (path.matches("/engine-rest(/engine/[^/]+)?/deployment/create")
                || path.matches("/camunda/api/engine/engine/[^/]+/deployment/create")) {
            return publication.toBytes();
        }
        boolean inParts = contentType != null && contentType.regionMatches(true, 0, PARTS, 0, PARTS.length());
        if (inParts && path.matches(UPLOADS)) {
            return uploads.toBytes();
        }
        return path.startsWith("/status/") || path.startsWith("/camunda/api/admin/auth/")
                ? outsiders.toBytes()
                : body.toBytes();
    }
}
