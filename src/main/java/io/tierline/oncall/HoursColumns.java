package io.tierline.oncall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.oncall.rota.Hours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Hours as the columns {@code zone}, {@code calendar} and {@code week}. */
final class HoursColumns {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HoursColumns() {}

    static Hours read(ResultSet row) throws SQLException {
        return new Hours(ZoneId.of(row.getString("zone")), row.getString("calendar"), week(row.getString("week")));
    }

    private static Map<DayOfWeek, List<String>> week(String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A week in the database cannot be read: " + json, e);
        }
    }

    /** @return JSON, or null without windows */
    static String week(Hours hours) {
        try {
            return hours.week().isEmpty() ? null : JSON.writeValueAsString(hours.week());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
