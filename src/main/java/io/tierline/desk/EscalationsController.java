package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.cases.Attention;
import io.tierline.cases.CaseList;
import io.tierline.cases.CaseList.Filter;
import io.tierline.cases.CaseList.LastWord;
import io.tierline.cases.CaseList.Row;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.desk.EscalationTable.Column;
import io.tierline.desk.Overseers.Overseer;
import io.tierline.oncall.CaseReaders;
import io.tierline.oncall.People;
import io.tierline.process.Destinations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The page <i>Escalations</i>: what burns now, who has it, and why; for managers, and for those who lead a team. */
@Hidden
@RestController
@RequestMapping("/desk/api/escalations")
class EscalationsController {

    private static final int MOST = 200;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Overseers overseers;
    private final CaseList list;
    private final Levels levels;
    private final Destinations destinations;
    private final People people;
    private final CaseReaders readers;
    private final ChangedLists changes;
    private final Clock clock;

    EscalationsController(
            Overseers overseers,
            CaseList list,
            Levels levels,
            Destinations destinations,
            People people,
            CaseReaders readers,
            ChangedLists changes,
            Clock clock) {
        this.overseers = overseers;
        this.list = list;
        this.levels = levels;
        this.destinations = destinations;
        this.people = people;
        this.readers = readers;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param open how many cases have not ended; @param burning how many of them need a manager now
     * @param counts by the first reason, each case once
     * @param found how many cases fit what was asked for, of which {@code cases} are the first
     */
    record View(long open, long burning, Map<String, Long> counts, long found, List<EscalationRow> cases) {}

    @GetMapping
    View show(HttpServletRequest request, Authentication who, Locale reader) {
        Overseer overseer = overseers.of(who);
        Filter filter = new EscalationsRequest(request.getParameterMap()).filter(overseer);
        Map<Attention, Long> counted = list.burning(overseer.teams());
        Map<String, Long> counts = new LinkedHashMap<>();
        Arrays.stream(Attention.values())
                .forEach(reason -> counts.put(reason.code(), counted.getOrDefault(reason, 0L)));
        long burning = counts.values().stream().mapToLong(Long::longValue).sum();
        CaseList.Found found = list.find(filter, 0, null, MOST);
        return new View(
                burning + counted.getOrDefault(null, 0L),
                burning,
                counts,
                found.total(),
                rows(found.rows(), EscalationsWords.of(reader)));
    }

    private List<EscalationRow> rows(List<Row> rows, EscalationsWords words) {
        Map<String, LastWord> last = list.lastWords(rows.stream().map(Row::key).toList());
        LevelTable table = levels.current();
        Names names = Names.of(people, null);
        return rows.stream()
                .map(row -> EscalationRow.of(row, last.get(row.key()), table, names, words))
                .toList();
    }

    /** @param name as people read it */
    record Choice(String code, String name) {}

    /** What can be chosen from. */
    record Choices(List<Choice> reasons, List<Choice> columns, List<Choice> levels, List<Choice> people) {}

    @GetMapping("/choices")
    Choices choices(Authentication who, Locale reader) {
        overseers.of(who);
        EscalationsWords words = EscalationsWords.of(reader);
        LevelTable table = levels.current();
        return new Choices(
                Arrays.stream(Attention.values())
                        .map(reason -> new Choice(reason.code(), words.name(reason)))
                        .toList(),
                Arrays.stream(Column.values())
                        .map(column -> new Choice(column.code(), words.say("column." + column.code())))
                        .toList(),
                destinations.all().stream()
                        .map(id -> new Choice(id, table.name(id)))
                        .toList(),
                people.all().stream()
                        .filter(readers::includes)
                        .map(person -> new Choice(person.id(), person.name()))
                        .toList());
    }

    @GetMapping("/table.csv")
    ResponseEntity<byte[]> csv(HttpServletRequest request, Authentication who, Locale reader) {
        return file("csv", CSV, table(request, who, reader).csv());
    }

    @GetMapping("/table.xlsx")
    ResponseEntity<byte[]> xlsx(HttpServletRequest request, Authentication who, Locale reader) {
        return file("xlsx", XLSX, table(request, who, reader).xlsx());
    }

    private EscalationTable table(HttpServletRequest request, Authentication who, Locale reader) {
        EscalationsRequest asked = new EscalationsRequest(request.getParameterMap());
        Filter filter = asked.filter(overseers.of(who));
        EscalationsWords words = EscalationsWords.of(reader);
        return new EscalationTable(
                asked.columns(),
                rows(list.find(filter, 0, null, CaseList.COUNTED).rows(), words),
                words);
    }

    private ResponseEntity<byte[]> file(String ending, MediaType type, byte[] bytes) {
        String name = "escalations-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "." + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    /** @param last the mark that the page has, where a browser comes back after a stream has ended */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> changes(
            @RequestHeader(name = "Last-Event-ID", required = false) String last, Authentication who) {
        overseers.of(who);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(changes.open(last));
    }
}
