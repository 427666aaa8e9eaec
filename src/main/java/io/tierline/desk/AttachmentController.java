package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.FieldProblem;
import io.tierline.api.IdempotencyKey;
import io.tierline.api.RefusedRequestException;
import io.tierline.attachments.AttachmentDownload;
import io.tierline.attachments.Attachments;
import io.tierline.attachments.SentFile;
import io.tierline.attachments.Uploads;
import io.tierline.attachments.Uploads.Upload;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of a case on the screen: chosen one by one for the words that are being written, and shown. */
@Hidden
@RestController("deskAttachmentController")
@RequestMapping("/desk/api/cases/{key}/attachments")
class AttachmentController {

    private final Uploads uploads;
    private final Attachments attachments;

    AttachmentController(Uploads uploads, Attachments attachments) {
        this.uploads = uploads;
        this.attachments = attachments;
    }

    /** Takes a file in. It is not part of the case before the words are sent that it belongs to. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Upload upload(
            @PathVariable String key,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String idempotencyKey,
            @RequestParam(name = "file", required = false) List<MultipartFile> file,
            Principal person) {
        if (!IdempotencyKey.isFine(idempotencyKey)) {
            throw RefusedRequestException.fields(List.of(new FieldProblem(IdempotencyKey.HEADER, IdempotencyKey.RULE)));
        }
        if (file == null || file.size() != 1) {
            throw RefusedRequestException.fields(List.of(new FieldProblem("file", "must be one file at a time")));
        }
        String once = IdempotencyKey.of(person, idempotencyKey);
        return uploads.upload(key, person.getName(), once, SentFile.of(file).get(0));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable String key, @PathVariable String id, Principal person) {
        uploads.forget(key, id, person.getName());
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> show(@PathVariable String key, @PathVariable String id) {
        return AttachmentDownload.of(attachments.content(key, id));
    }
}
