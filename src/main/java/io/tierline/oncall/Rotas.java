package io.tierline.oncall;

import io.tierline.oncall.rota.Hours;
import io.tierline.oncall.rota.RotaOverride;
import io.tierline.oncall.rota.RotaPlan;
import io.tierline.oncall.rota.Rotation;
import io.tierline.oncall.rota.TemporarySchedule;
import io.tierline.oncall.rota.TemporarySchedule.FixedShift;
import io.tierline.oncall.rota.Turns;
import io.tierline.oncall.rota.Turns.Every;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rotas of the teams. */
@Repository
public class Rotas {

    private final JdbcClient jdbc;

    Rotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by team and region; the one for all other regions first. */
    public List<RotaPlan> all() {
        return jdbc.sql("select * from rota order by team, region")
                .query(this::plan)
                .list();
    }

    /** @param region empty for the rota of all regions without one of their own */
    public Optional<RotaPlan> find(String team, String region) {
        return jdbc.sql("select * from rota where team = ? and region = ?")
                .params(team, region)
                .query(this::plan)
                .optional();
    }

    /** Those that count for a team's cases of a region: the region's own, if it has one, before the general one. */
    List<RotaPlan> counting(String team, String region) {
        return jdbc.sql("select * from rota where team = ? and region in ('', ?) order by region desc")
                .params(team, region == null ? "" : region)
                .query(this::plan)
                .list();
    }

    /** Makes the rota, or replaces it whole. */
    @Transactional
    public void put(RotaPlan plan) {
        delete(plan.team(), plan.region());
        long id = jdbc.sql(
                        """
                        insert into rota (team, region, zone, calendar, week) values (?, ?, ?, ?, ?::jsonb)
                        returning id""")
                .params(Arrays.asList(
                        plan.team(),
                        plan.region(),
                        plan.cover().zone().getId(),
                        plan.cover().calendar(),
                        HoursColumns.week(plan.cover())))
                .query(Long.class)
                .single();
        for (int i = 0; i < plan.rotations().size(); i++) {
            insert(id, i, plan.rotations().get(i));
        }
        for (int i = 0; i < plan.overrides().size(); i++) {
            RotaOverride override = plan.overrides().get(i);
            jdbc.sql("insert into rota_override (rota_id, position, starts, ends, added, removed)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            id,
                            i,
                            Absences.utc(override.span().from()),
                            Absences.utc(override.span().to()),
                            override.added(),
                            override.removed()))
                    .update();
        }
        for (int i = 0; i < plan.temporarySchedules().size(); i++) {
            insert(id, i, plan.temporarySchedules().get(i));
        }
    }

    /** @return whether there was one */
    @Transactional
    public boolean delete(String team, String region) {
        return jdbc.sql("delete from rota where team = ? and region = ?")
                        .params(team, region)
                        .update()
                > 0;
    }

    private void insert(long rota, int position, Rotation rotation) {
        Turns turns = rotation.turns();
        jdbc.sql(
                        """
                        insert into rotation (rota_id, position, name, zone, every, length, hand_over, starts, ends,
                            calendar, week)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(Arrays.asList(
                        rota,
                        position,
                        rotation.name(),
                        turns.zone().getId(),
                        turns.every().name().toLowerCase(Locale.ROOT),
                        turns.length(),
                        turns.handOver(),
                        turns.from(),
                        turns.until(),
                        rotation.active().calendar(),
                        HoursColumns.week(rotation.active())))
                .update();
        for (int i = 0; i < rotation.participants().size(); i++) {
            jdbc.sql("insert into rotation_participant (rota_id, rotation, position, person_id) values (?, ?, ?, ?)")
                    .params(rota, position, i, rotation.participants().get(i))
                    .update();
        }
    }

    private void insert(long rota, int position, TemporarySchedule schedule) {
        jdbc.sql("insert into temporary_schedule (rota_id, position, starts, ends) values (?, ?, ?, ?)")
                .params(
                        rota,
                        position,
                        Absences.utc(schedule.span().from()),
                        Absences.utc(schedule.span().to()))
                .update();
        for (int i = 0; i < schedule.shifts().size(); i++) {
            FixedShift shift = schedule.shifts().get(i);
            jdbc.sql("insert into temporary_shift (rota_id, schedule, position, person_id, starts, ends)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            rota,
                            position,
                            i,
                            shift.person(),
                            Absences.utc(shift.span().from()),
                            Absences.utc(shift.span().to()))
                    .update();
        }
    }

    private RotaPlan plan(ResultSet row, int i) throws SQLException {
        long id = row.getLong("id");
        return new RotaPlan(
                row.getString("team"),
                row.getString("region"),
                HoursColumns.read(row),
                jdbc.sql("select * from rotation where rota_id = ? order by position")
                        .param(id)
                        .query(this::rotation)
                        .list(),
                jdbc.sql("select * from rota_override where rota_id = ? order by position")
                        .param(id)
                        .query((override, n) -> new RotaOverride(
                                Absences.span(override), override.getString("added"), override.getString("removed")))
                        .list(),
                jdbc.sql("select * from temporary_schedule where rota_id = ? order by position")
                        .param(id)
                        .query(this::temporary)
                        .list());
    }

    private Rotation rotation(ResultSet row, int i) throws SQLException {
        Hours active = HoursColumns.read(row);
        ZoneId zone = active.zone();
        Turns turns = new Turns(
                zone,
                Every.valueOf(row.getString("every").toUpperCase(Locale.ROOT)),
                row.getInt("length"),
                row.getObject("hand_over", LocalTime.class),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class));
        return new Rotation(
                row.getString("name"),
                turns,
                active,
                jdbc.sql("select person_id from rotation_participant where rota_id = ? and rotation = ?"
                                + " order by position")
                        .params(row.getLong("rota_id"), row.getInt("position"))
                        .query(String.class)
                        .list());
    }

    private TemporarySchedule temporary(ResultSet row, int i) throws SQLException {
        return new TemporarySchedule(
                Absences.span(row),
                jdbc.sql("select * from temporary_shift where rota_id = ? and schedule = ? order by position")
                        .params(row.getLong("rota_id"), row.getInt("position"))
                        .query((shift, n) -> new FixedShift(Absences.span(shift), shift.getString("person_id")))
                        .list());
    }
}
