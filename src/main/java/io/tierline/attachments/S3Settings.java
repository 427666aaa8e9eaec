package io.tierline.attachments;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A store that speaks Amazon's S3: theirs, or MinIO, Ceph, Garage and others. It is on where a bucket is set.
 *
 * @param endpoint its address, such as https://s3.eu-central-1.amazonaws.com
 * @param region as the store calls it; most others than Amazon take any
 * @param bucket which has to be there
 * @param prefix stands before each object's name, such as tierline/
 * @param accessKey of an account that may get, put and delete objects of the bucket
 * @param secretKey of that account
 * @param bucketInHost whether the bucket stands in the host's name, as new ones of Amazon want it, and not in the path
 * @param timeout how long one request may take
 */
record S3Settings(
        @DefaultValue("") String endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("false") boolean bucketInHost,
        @DefaultValue("30s") Duration timeout) {

    private static final String PROPERTY = "tierline.attachments.s3.";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_-]+/)*");

    boolean isOn() {
        return !bucket.isBlank();
    }

    /** @throws IllegalStateException naming what is missing or wrong, and what to set */
    void check() {
        need(endpoint.matches("https?://[^/?#]+/?"), "endpoint", "the store's address, such as https://s3.example.com");
        need(BUCKET.matcher(bucket).matches(), "bucket", "the bucket's name: small letters, digits, dots and hyphens");
        need(
                PREFIX.matcher(prefix).matches(),
                "prefix",
                "words with a slash behind each, such as tierline/, or nothing");
        need(!accessKey.isBlank(), "access-key", "the account's access key");
        need(!secretKey.isBlank(), "secret-key", "the account's secret key");
    }

    private static void need(boolean fine, String name, String what) {
        if (!fine) {
            throw new IllegalStateException(
                    "Files are to be kept in an S3 store, so " + PROPERTY + name + " must be " + what + ".");
        }
    }

    URI address(String id) {
        URI base = URI.create(endpoint);
        String host = bucketInHost ? bucket + "." + base.getRawAuthority() : base.getRawAuthority();
        String path = (bucketInHost ? "/" : "/" + bucket + "/") + prefix + id;
        return URI.create(base.getScheme() + "://" + host + path);
    }

    /** Without the keys: it may be logged. */
    @Override
    public String toString() {
        return endpoint + "/" + bucket + "/" + prefix;
    }
}
