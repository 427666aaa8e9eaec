package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.TierlineTest;
import io.tierline.attachments.Pictures;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Files by the API, over real HTTP: in, listed, out, and refused with what to do instead. */
class FilesByProgramTest extends TierlineTest {

    private static final byte[] PNG = Pictures.png(40, 30);
    private static final String PATH = "/api/v1/escalations/{key}/attachments";

    @Autowired
    private TestRestTemplate http;

    @Test
    void a_file_stands_in_the_ledger_and_comes_back_as_it_was() {
        String key = desk.receive();

        ResponseEntity<JsonNode> added = add(key, null, "public", file("../Bild ä.png", PNG));

        assertThat(added.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        JsonNode file = added.getBody().get(0);
        assertThat(file.get("name").asText()).isEqualTo("Bild ä.png");
        assertThat(file.get("mediaType").asText()).isEqualTo("image/png");
        assertThat(file.get("channel").asText()).isEqualTo("public");
        CaseEvent event = desk.ledger(key, AttachmentAdded.class).get(0);
        assertThat(event.actor()).isEqualTo("cleo");
        assertThat(http(key, "").getBody().get(0).get("state").asText()).isEqualTo("available");

        ResponseEntity<byte[]> back = cleo().exchange(file.get("href").asText(), HttpMethod.GET, null, byte[].class);
        assertThat(back.getBody()).isEqualTo(PNG);
        assertThat(back.getHeaders().getContentType()).isEqualTo(MediaType.IMAGE_PNG);
        assertThat(back.getHeaders().getFirst("Content-Disposition"))
                .isEqualTo("inline; filename=\"Bild a.png\"; filename*=UTF-8''Bild%20%C3%A4.png");
        assertThat(back.getHeaders().getFirst("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(back.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void what_a_browser_would_run_is_saved_and_has_no_type() {
        String key = desk.receive();
        String page = "<html><script>alert(document.cookie)</script>";
        JsonNode file = add(key, null, "internal", file("picture.png", page.getBytes(StandardCharsets.UTF_8)))
                .getBody()
                .get(0);

        ResponseEntity<byte[]> back = cleo().exchange(file.get("href").asText(), HttpMethod.GET, null, byte[].class);
        assertThat(back.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_OCTET_STREAM);
        assertThat(back.getHeaders().getFirst("Content-Disposition")).startsWith("attachment; ");
    }

    @Test
    void the_same_key_is_one_upload_and_another_file_under_it_is_refused() {
        String key = desk.receive();
        JsonNode first = add(key, "k1", "public", file("a.png", PNG)).getBody();

        ResponseEntity<JsonNode> again = add(key, "k1", "public", file("a.png", PNG));
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody().get(0).get("id")).isEqualTo(first.get(0).get("id"));
        ResponseEntity<JsonNode> other = add(key, "k1", "public", file("a.png", Pictures.png(10, 10)));
        assertThat(other.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(other.getBody().get("type").asText()).endsWith("idempotency-key-reused");

        assertThat(desk.ledger(key, AttachmentAdded.class)).hasSize(1);
    }

    @Test
    void a_file_that_is_not_taken_is_named_with_what_to_do() {
        String key = desk.receive();

        ResponseEntity<JsonNode> large = add(key, null, "public", file("dump.bin", new byte[11 * 1024 * 1024]));
        assertThat(large.getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
        assertThat(large.getBody().get("detail").asText())
                .isEqualTo("dump.bin is too large: it has 11 MB, and a file may have 10 MB. Make it smaller, or send a"
                        + " link to it.");
        assertThat(large.getBody().get("errors").get(0).get("field").asText()).isEqualTo("file");

        ResponseEntity<JsonNode> program = add(key, null, "public", file("nice.png", new byte[] {'M', 'Z', 0, 0}));
        assertThat(program.getStatusCode()).isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(program.getBody().get("detail").asText()).contains("nice.png", "pack it into a ZIP file");
        assertThat(add(key, null, "public", file("run.BAT", "del".getBytes(StandardCharsets.UTF_8)))
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);

        ResponseEntity<JsonNode> empty = add(key, null, "public", file("empty.txt", new byte[0]));
        assertThat(empty.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(empty.getBody().get("detail").asText()).startsWith("empty.txt is empty");

        assertThat(add(key, null, "sideways", file("a.png", PNG))
                        .getBody()
                        .get("errors")
                        .toString())
                .contains("channel", "must be public");
        assertThat(add("ESC-2020-000001", null, "public", file("a.png", PNG)).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(desk.ledger(key, AttachmentAdded.class)).isEmpty();
    }

    @Test
    void a_body_without_parts_is_told_how_to_send_them() {
        String key = desk.receive();
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        ResponseEntity<JsonNode> answer =
                cleo().postForEntity(PATH, new HttpEntity<>("{}", headers), JsonNode.class, key);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(answer.getBody().get("detail").asText()).contains("multipart/form-data");
    }

    @Test
    void a_customers_file_that_a_program_brings_is_the_customers_and_told_to_who_has_the_case() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        MultiValueMap<String, Object> parts = parts("public", file("proof.png", PNG));
        parts.add("actor", "customer");

        ResponseEntity<JsonNode> added = post(key, null, parts);
        desk.settle();

        assertThat(added.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        CaseEvent event = desk.ledger(key, AttachmentAdded.class).get(0);
        assertThat(event.actor()).isEqualTo(CaseEvent.CUSTOMER);
        assertThat(event.provenance().enteredBy()).isEqualTo("cleo");
        assertThat(mail().getReceivedMessages())
                .filteredOn(mail -> Mails.isTo(mail, "tina@"))
                .anySatisfy(mail -> assertThat(Mails.text(mail)).contains("the customer sent a file", "proof.png"));
    }

    private ResponseEntity<JsonNode> add(String key, String once, String channel, HttpEntity<ByteArrayResource> file) {
        return post(key, once, parts(channel, file));
    }

    private static MultiValueMap<String, Object> parts(String channel, HttpEntity<ByteArrayResource> file) {
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("file", file);
        parts.add("channel", channel);
        return parts;
    }

    private ResponseEntity<JsonNode> post(String key, String once, MultiValueMap<String, Object> parts) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        if (once != null) {
            headers.set("Idempotency-Key", once);
        }
        return cleo().postForEntity(PATH, new HttpEntity<>(parts, headers), JsonNode.class, key);
    }

    private ResponseEntity<JsonNode> http(String key, String more) {
        return cleo().getForEntity(PATH + more, JsonNode.class, key);
    }

    private TestRestTemplate cleo() {
        return http.withBasicAuth("cleo", "demo");
    }

    /** The sender says that everything is a picture. */
    private static HttpEntity<ByteArrayResource> file(String name, byte[] content) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.IMAGE_PNG);
        return new HttpEntity<>(
                new ByteArrayResource(content) {
                    @Override
                    public String getFilename() {
                        return name;
                    }
                },
                headers);
    }
}
