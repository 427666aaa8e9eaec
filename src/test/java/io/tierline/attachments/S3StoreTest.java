package io.tierline.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a server that speaks S3 and checks signatures. */
class S3StoreTest {

    private static final String ID = "0f3c5a1e9b7d4c2f8a6e0d1b3c5f7a9e";
    private static final String SECRET = "secret/with+signs=";

    private static BlobStoreContext context;
    private static S3Proxy server;

    @BeforeAll
    static void aStore() throws Exception {
        context = ContextBuilder.newBuilder(new TransientApiMetadata())
                .credentials("any", "any")
                .overrides(new Properties())
                .build(BlobStoreContext.class);
        BlobStore blobs = context.getBlobStore();
        blobs.createContainerInLocation(null, "tierline-files");
        server = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "tierline", SECRET)
                .build();
        server.start();
    }

    @AfterAll
    static void noStore() throws Exception {
        server.stop();
        context.close();
    }

    @Test
    void bytes_come_back_as_they_were_until_they_are_deleted() {
        AttachmentStore store = store("tierline-files", SECRET);
        byte[] content = Pictures.png(400, 300);
        assertThat(store.get(ID)).isEmpty();

        store.put(ID, content);
        assertThat(store.get(ID)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content));
        store.put(ID, "once more".getBytes(StandardCharsets.UTF_8));
        assertThat(store.get(ID))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("once more"));
        assertThat(context.getBlobStore().blobExists("tierline-files", "desk/" + ID))
                .isTrue();

        store.delete(ID);
        store.delete(ID);
        assertThat(store.get(ID)).isEmpty();
    }

    @Test
    void a_store_that_refuses_says_why() {
        assertThatThrownBy(() -> store("tierline-files", "wrong").put(ID, new byte[] {1}))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("403 SignatureDoesNotMatch")
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> store("no-such-bucket", SECRET).get(ID))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("404 NoSuchBucket");
    }

    @Test
    void what_is_missing_is_named_at_the_start() {
        assertThatThrownBy(() -> store("Not A Bucket", SECRET))
                .hasMessageContaining("tierline.attachments.s3.bucket must be the bucket's name");
        assertThatThrownBy(() -> store("tierline-files", ""))
                .hasMessageContaining("tierline.attachments.s3.secret-key must be the account's secret key");
    }

    private static AttachmentStore store(String bucket, String secret) {
        return new S3Store(
                new S3Settings(
                        "http://127.0.0.1:" + server.getPort(),
                        "eu-central-1",
                        bucket,
                        "desk/",
                        "tierline",
                        secret,
                        false,
                        Duration.ofSeconds(10)),
                Clock.systemUTC());
    }
}
