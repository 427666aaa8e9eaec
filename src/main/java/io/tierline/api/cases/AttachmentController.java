package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.FieldProblem;
import io.tierline.api.IdempotencyKey;
import io.tierline.api.RefusedRequestException;
import io.tierline.attachments.Attachment;
import io.tierline.attachments.AttachmentDownload;
import io.tierline.attachments.Attachments;
import io.tierline.attachments.Attachments.Whose;
import io.tierline.attachments.SentFile;
import io.tierline.attachments.Uploads;
import io.tierline.attachments.Uploads.Upload;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.events.Provenance;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.process.CaseDesk;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of a case, for programs: in, listed, and out. */
@RestController
@RequestMapping(ApiPaths.ESCALATIONS + "/{key}/attachments")
@Tag(name = "Escalations")
class AttachmentController {

    private static final String PUBLIC = "public";
    private static final String INTERNAL = "internal";

    private final Uploads uploads;
    private final Attachments attachments;
    private final CaseDesk desk;
    private final Ledger ledger;

    AttachmentController(Uploads uploads, Attachments attachments, CaseDesk desk, Ledger ledger) {
        this.uploads = uploads;
        this.attachments = attachments;
        this.desk = desk;
        this.ledger = ledger;
    }

    /** For the description of the API alone: what the parts are called. */
    @Schema(name = "AddAttachments")
    record Parts(
            @ArraySchema(
                            schema = @Schema(type = "string", format = "binary"),
                            arraySchema =
                                    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The files."))
                    List<String> file,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "public: the customer sees them. internal: only your colleagues do.",
                            allowableValues = {PUBLIC, INTERNAL})
                    String channel,
            @Schema(
                            description = "customer, where the customer sent them; left out for you.",
                            allowableValues = CaseEvent.CUSTOMER)
                    String actor) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "addAttachments",
            summary = "Add files to a case",
            description = "Each file becomes an event of the case, attachment-added. All of them are taken, or none."
                    + " A file that is too large, of a type that is refused, or that has a virus is answered with a"
                    + " sentence that names it. With an Idempotency-Key a repeated call has no second effect: it is"
                    + " answered 200.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = Parts.class))))
    @ApiResponse(
            responseCode = "201",
            description = "The files, as they stand in the ledger.",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = AttachmentView.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The same Idempotency-Key was used before: the files of that time.",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = AttachmentView.class))))
    ResponseEntity<List<AttachmentView>> add(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key,
            @Parameter(
                            description = "A text of your choice, up to 200 printable characters, that is the same each"
                                    + " time you send these files.",
                            example = "crm-upload-99812")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    String idempotencyKey,
            @Parameter(hidden = true) @RequestParam(name = "file", required = false) List<MultipartFile> file,
            @Parameter(hidden = true) @RequestParam(name = "channel", required = false) String channel,
            @Parameter(hidden = true) @RequestParam(name = "actor", required = false) String actor,
            @Parameter(hidden = true) Principal principal) {
        refuseWrong(idempotencyKey, file, channel, actor);
        String once = IdempotencyKey.of(principal, idempotencyKey);
        String user = principal.getName();
        List<SentFile> files = SentFile.of(file);
        List<Upload> taken = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            taken.add(uploads.upload(key, user, numbered(once, i), files.get(i)));
        }
        boolean byCustomer = actor != null;
        String who = byCustomer ? CaseEvent.CUSTOMER : user;
        Provenance way = byCustomer ? Provenance.NONE.withEnteredBy(user) : Provenance.NONE;
        List<Handled> handled = desk.together(() -> {
            List<Handled> all = new ArrayList<>();
            for (int i = 0; i < taken.size(); i++) {
                Whose whose = new Whose(who, way, numbered(once, i));
                all.add(attachments.addAlone(key, taken.get(i), PUBLIC.equals(channel), user, whose));
            }
            return all;
        });
        HttpStatus status = handled.stream().anyMatch(Handled::isNew) ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status)
                .body(Attachment.in(
                                handled.stream().map(Handled::event).toList(),
                                ledger.texts(handled.get(0).event().caseKey()))
                        .stream()
                        .map(one -> AttachmentView.of(one, null))
                        .toList());
    }

    private static String numbered(String once, int file) {
        return once == null ? null : once + "#" + file;
    }

    private static void refuseWrong(String idempotencyKey, List<MultipartFile> file, String channel, String actor) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!IdempotencyKey.isFine(idempotencyKey)) {
            problems.add(new FieldProblem(IdempotencyKey.HEADER, IdempotencyKey.RULE));
        }
        if (file == null || file.isEmpty()) {
            problems.add(new FieldProblem("file", "is missing: a part of multipart/form-data with a file name"));
        }
        if (!PUBLIC.equals(channel) && !INTERNAL.equals(channel)) {
            problems.add(new FieldProblem(
                    "channel", "must be public, which the customer sees, or internal, for colleagues alone"));
        }
        if (actor != null && !CaseEvent.CUSTOMER.equals(actor)) {
            problems.add(new FieldProblem("actor", "must be customer, or left out for what you send yourself"));
        }
        if (!problems.isEmpty()) {
            throw RefusedRequestException.fields(problems);
        }
    }

    @GetMapping
    @Operation(operationId = "listAttachments", summary = "The files of a case, oldest first")
    @ApiResponse(responseCode = "200", description = "All of them, also those that can no longer be downloaded.")
    List<AttachmentView> list(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key) {
        List<CaseEvent> events = ledger.events(key);
        Map<String, String> heldBack = attachments.heldBack(key, events);
        return attachments.of(key).stream()
                .map(file -> AttachmentView.of(file, heldBack.get(file.id())))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "downloadAttachment",
            summary = "The bytes of a file",
            description = "With the type that its bytes tell. 409 while the virus scanner has not seen it, 410 once it"
                    + " is erased or had a virus.")
    @ApiResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> download(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key,
            @Parameter(description = "The file's id.", example = "0f3c5a1e9b7d4c2f8a6e0d1b3c5f7a9e") @PathVariable
                    String id) {
        return AttachmentDownload.of(attachments.content(key, id));
    }
}
