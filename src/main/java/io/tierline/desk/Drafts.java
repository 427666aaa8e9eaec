package io.tierline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.attachments.Uploads.Upload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have typed and not sent. Each sees their own alone. */
@Repository
class Drafts {

    /** So long a text is kept that its writer has not touched. */
    static final Duration KEPT = Duration.ofDays(30);

    /** The field of a composer's draft that names its files. */
    private static final String FILES = "files";

    private static final String TEXT = "text";

    private static final TypeReference<List<Draft.Field>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<List<KeptFile>> KEPT_FILES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps what stands there now. Behind a message that came back and was not seen, it is added.
     *
     * @return what is kept
     */
    Draft keep(String person, String caseKey, String place, List<Draft.Field> content) {
        Instant now = clock.instant();
        int kept = jdbc.sql(
                        """
                        insert into draft (person, case_key, place, content, changed_at) values (?, ?, ?, ?::jsonb, ?)
                        on conflict (person, case_key, place) do update
                        set content = excluded.content, changed_at = excluded.changed_at, came_back = null
                        where not draft.put_back""")
                .params(person, caseKey, place, write(content), utc(now))
                .update();
        return kept == 1
                ? new Draft(caseKey, place, content, now, false, null)
                : addTo(find(person, caseKey, place).orElseThrow(), person, content);
    }

    private Draft addTo(Draft putBack, String person, List<Draft.Field> typed) {
        String before = value(putBack.content(), TEXT);
        String after = value(typed, TEXT);
        Draft both = new Draft(
                putBack.caseKey(),
                putBack.place(),
                content(before.endsWith(after) ? before : joined(before, after), files(putBack.content(), typed)),
                clock.instant(),
                true,
                putBack.cameBack());
        put(person, both);
        return both;
    }

    /**
     * Makes a message a draft again, before what was typed since.
     *
     * @param files of it that are still there
     * @param why it could not be sent; null when its person took it back
     */
    void putBack(Message message, List<Upload> files, String why) {
        List<Draft.Field> typed = find(message.person(), message.caseKey(), message.kind())
                .map(Draft::content)
                .orElse(List.of());
        String since = value(typed, TEXT);
        List<KeptFile> sent = files.stream()
                .map(file -> new KeptFile(file.id(), file.name(), file.sizeInWords()))
                .toList();
        List<Draft.Field> content = content(
                since.equals(message.words()) ? since : joined(message.words(), since), all(sent, files(typed)));
        put(message.person(), new Draft(message.caseKey(), message.kind(), content, clock.instant(), true, why));
    }

    private void put(String person, Draft draft) {
        jdbc.sql(
                        """
                        insert into draft (person, case_key, place, content, changed_at, put_back, came_back)
                        values (?, ?, ?, ?::jsonb, ?, ?, ?) on conflict (person, case_key, place) do update
                        set content = excluded.content, changed_at = excluded.changed_at, put_back = excluded.put_back,
                            came_back = excluded.came_back""")
                .params(
                        person,
                        draft.caseKey(),
                        draft.place(),
                        write(draft.content()),
                        utc(draft.changedAt()),
                        draft.putBack(),
                        draft.cameBack())
                .update();
    }

    private List<Draft.Field> content(String text, List<KeptFile> files) {
        Draft.Field words = new Draft.Field(TEXT, null, text);
        return files.isEmpty() ? List.of(words) : List.of(words, new Draft.Field(FILES, null, json(files)));
    }

    private static String joined(String before, String after) {
        return before.isBlank() || after.isBlank() ? before + after : before + "\n\n" + after;
    }

    /** Empty where there is none: a draft may have files alone. */
    private static String value(List<Draft.Field> content, String key) {
        return content.stream()
                .filter(field -> key.equals(field.key()))
                .map(Draft.Field::value)
                .findFirst()
                .orElse("");
    }

    /** As the composer keeps a file in a draft. */
    private record KeptFile(String id, String name, String size) {}

    private List<KeptFile> files(List<Draft.Field> first, List<Draft.Field> then) {
        return all(files(first), files(then));
    }

    private static List<KeptFile> all(List<KeptFile> first, List<KeptFile> then) {
        return Stream.concat(first.stream(), then.stream()).distinct().toList();
    }

    /** None where the browser kept something else there. */
    private List<KeptFile> files(List<Draft.Field> content) {
        String files = value(content, FILES);
        try {
            return files.isEmpty() ? List.of() : json.readValue(files, KEPT_FILES);
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** Its person has a message that came back on the screen, as it was kept at that instant. */
    void seen(String person, String caseKey, String place, Instant changedAt) {
        jdbc.sql(
                        """
                        update draft set put_back = false
                        where person = ? and case_key = ? and place = ? and changed_at = ?""")
                .params(person, caseKey, place, utc(changedAt))
                .update();
    }

    /** But for a message that came back and was not seen. */
    void forget(String person, String caseKey, String place) {
        jdbc.sql("delete from draft where person = ? and case_key = ? and place = ? and not put_back")
                .params(person, caseKey, place)
                .update();
    }

    private Optional<Draft> find(String person, String caseKey, String place) {
        return jdbc.sql("select * from draft where person = ? and case_key = ? and place = ? for update")
                .params(person, caseKey, place)
                .query(this::draft)
                .optional();
    }

    /** The person's drafts on a case, the one that was changed last on top. */
    List<Draft> of(String person, String caseKey) {
        return jdbc.sql("select * from draft where person = ? and case_key = ? order by changed_at desc, place")
                .params(person, caseKey)
                .query(this::draft)
                .list();
    }

    /** What the person has typed into forms, the one that was changed last on top. */
    List<Draft> inForms(String person) {
        return jdbc.sql("select * from draft where person = ? and place like 'form-%' order by changed_at desc, place")
                .param(person)
                .query(this::draft)
                .list();
    }

    /** Deletes what nobody has touched for {@link #KEPT}. @return how many there were */
    int expire() {
        return jdbc.sql("delete from draft where changed_at < ?")
                .param(utc(clock.instant().minus(KEPT)))
                .update();
    }

    private Draft draft(ResultSet row, int i) throws SQLException {
        return new Draft(
                row.getString("case_key"),
                row.getString("place"),
                read(row.getString("content")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("put_back"),
                row.getString("came_back"));
    }

    private List<Draft.Field> read(String content) {
        try {
            return json.readValue(content, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft is not what Tierline wrote", e);
        }
    }

    private String write(List<Draft.Field> content) {
        return json(content);
    }

    private String json(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written as JSON", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
