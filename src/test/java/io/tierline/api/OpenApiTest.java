package io.tierline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The description that is kept is the one that is served. */
class OpenApiTest extends ApiTest {

    private static final Path KEPT = Path.of("docs", "openapi.yaml");
    private static final String WRITE = "tierline.openapi.write";

    @Test
    void the_kept_description_is_the_served_one() throws Exception {
        String served = read("/v3/api-docs.yaml")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(KEPT, served);
        }

        assertThat(Files.exists(KEPT) ? Files.readString(KEPT) : "")
                .as(
                        "docs/openapi.yaml is not what the controllers say. Write it anew with"
                                + " mvn test -Dtest=OpenApiTest -D%s=true and look at the difference.",
                        WRITE)
                .isEqualTo(served);
        assertThat(served).contains("url: /", "salesforce-sync").doesNotContain("localhost", "127.0.0.1");
    }

    @Test
    void it_is_served_beside_the_api_too() throws Exception {
        read("/api/v1/openapi.yaml").andExpect(forwardedUrl("/v3/api-docs.yaml"));
    }
}
