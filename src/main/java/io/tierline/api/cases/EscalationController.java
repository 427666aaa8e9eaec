package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseList;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.cases.Repeats;
import io.tierline.process.timers.CaseClockReader;
import io.tierline.sla.CaseClocks;
import io.tierline.statuspage.StatusPages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases to be read: the list, one case, its timeline and its clocks. */
@RestController
@RequestMapping(path = ApiPaths.ESCALATIONS, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Escalations")
class EscalationController {

    private final CaseList list;
    private final Ledger ledger;
    private final References references;
    private final Repeats repeats;
    private final CaseClockReader clocks;
    private final StatusPages pages;
    private final Clock clock;

    EscalationController(
            CaseList list,
            Ledger ledger,
            References references,
            Repeats repeats,
            CaseClockReader clocks,
            StatusPages pages,
            Clock clock) {
        this.list = list;
        this.ledger = ledger;
        this.references = references;
        this.repeats = repeats;
        this.clocks = clocks;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listCases",
            summary = "List cases",
            description =
                    "state, tier, priority, category and attention take several values, separated by commas."
                            + " What burns now: attention=overdue,at-risk,promise,nobody,manager,customer,ping-pong,late&sort=attention")
    ListView list(
            @Parameter(description = "open, waiting, resolved, closed, withdrawn") @RequestParam(required = false)
                    String state,
            @Parameter(description = "tier1, tier2, engineering or a specialist team") @RequestParam(required = false)
                    String tier,
            @Parameter(description = "P1 to P4") @RequestParam(required = false) String priority,
            @RequestParam(required = false) String category,
            @Parameter(description = "The customer's id.") @RequestParam(required = false) String customer,
            @Parameter(description = "Whether a promise was broken.", schema = @Schema(type = "boolean"))
                    @RequestParam(required = false)
                    String breached,
            @Parameter(
                            description = "Cases that need somebody in charge, for any of these reasons: overdue (a"
                                    + " deadline has passed and is still open), at-risk (no deadline has passed, the"
                                    + " policy warns of one), promise (a promised update has not been written), nobody"
                                    + " (all contacts were asked in vain), manager (one was called in and has not"
                                    + " decided), customer (the customer wrote again before an answer), ping-pong"
                                    + " (handed back twice or more), late (acknowledged too late).")
                    @RequestParam(required = false)
                    String attention,
            @Parameter(
                            description = "newest; or urgent: by the next deadline, what is overdue on top, then by"
                                    + " priority; or attention: by the first reason that holds, in the order above,"
                                    + " then by the customer's value, then as urgent. Left out: newest; with attention,"
                                    + " urgent.")
                    @RequestParam(required = false)
                    String sort,
            @Parameter(
                            description =
                                    "Words that stand together in a text of the case, or their beginnings; a case's"
                                            + " number or the beginning of its key; or the beginning of an id that it has"
                                            + " elsewhere.")
                    @RequestParam(required = false)
                    String q,
            @Parameter(
                            description = "From 0, up to the 10000th case.",
                            schema = @Schema(type = "integer", defaultValue = "0"))
                    @RequestParam(required = false)
                    String page,
            @Parameter(description = "In place of page: what the page before told in \"next\". It goes any distance.")
                    @RequestParam(required = false)
                    String after,
            @Parameter(description = "1 to 200.", schema = @Schema(type = "integer", defaultValue = "50"))
                    @RequestParam(required = false)
                    String size,
            @Parameter(hidden = true) HttpServletRequest request) {
        ListRequest asked = ListRequest.read(request.getParameterMap());
        return ListView.of(list.find(asked.filter(), asked.from(), asked.after(), asked.size()), asked);
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getCase", summary = "One case as it stands")
    CaseView get(@Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key) {
        List<CaseEvent> events = ledger.events(key);
        Case file = Case.fold(events);
        List<CaseView.Related> related = repeats.links(file).stream()
                .map(link -> CaseView.Related.of(link, ledger.ticketTexts(link.caseKey())))
                .toList();
        return CaseView.of(
                file,
                EscalationProgress.of(events).orElse(null),
                ledger.integrationId(file),
                ledger.ticketTexts(key),
                related,
                references.of(key),
                clocks.of(events),
                pages.exists(key),
                clock.instant());
    }

    @Schema(name = "Timeline")
    record TimelineView(@Schema(example = "ESC-2026-000042") String key, List<EventView> events) {}

    @GetMapping("/{key}/timeline")
    @Operation(operationId = "getTimeline", summary = "All that happened, oldest first")
    TimelineView timeline(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key) {
        List<CaseEvent> events = ledger.events(key);
        CaseTexts texts = ledger.texts(key);
        return new TimelineView(
                key,
                events.stream()
                        .map(event -> EventView.of(event, texts.of(event)))
                        .toList());
    }

    @Schema(name = "Clocks")
    record ClocksView(
            @Schema(example = "ESC-2026-000042") String key,
            @Schema(description = "The instant of the figures.") Instant asOf,
            @Schema(description = "Whether the case waits on the customer.") boolean waiting,
            List<ClockView> clocks) {}

    @GetMapping("/{key}/clocks")
    @Operation(
            operationId = "getClocks",
            summary = "Each clock, and how its figures come about",
            description = "Empty for the moment between a case's opening and the choice of its policy.")
    ClocksView clocks(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key) {
        CaseClocks now = clocks.of(key);
        return new ClocksView(
                key,
                clock.instant(),
                now.waiting(),
                now.clocks().stream().map(ClockView::of).toList());
    }
}
