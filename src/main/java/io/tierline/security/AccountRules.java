package io.tierline.security;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What must hold for accounts and groups at each change: there is an administrator, roles stay, and no id can be
 * taken for another. Asked inside the transaction of the change.
 */
@Component
class AccountRules {

    /** Of changes of administrators alone: two who remove each other at the same time take turns. */
    private static final long LOCK = 0x5469_6572_0003L;

    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern GROUP_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** As the engine's columns. */
    private static final int LONGEST_NAME = 255;

    private final JdbcClient jdbc;

    /** Before the web server opens there are no callers: the start makes the first administrator. */
    private volatile boolean starting = true;

    AccountRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void startBegins() {
        starting = true;
    }

    void startHasEnded() {
        starting = false;
    }

    /** @throws AccountRefusedException when such an account cannot be made */
    void checkNewUser(UserEntity user) {
        ensureAdministered();
        refuseVariant("user", "select id_ from act_id_user where lower(id_) = ? and id_ <> ?", user.getId());
        refuseVariant("person", "select id from person where lower(id) = ? and id <> ?", user.getId());
    }

    /** @throws AccountRefusedException when what is given belongs to no account, or to another one */
    void checkChangedUser(UserEntity user) {
        List<UserEntity> stored = jdbc.sql("select rev_, pwd_ from act_id_user where id_ = ?")
                .param(user.getId())
                .query((row, i) -> {
                    UserEntity one = new UserEntity(user.getId());
                    one.setRevision(row.getInt("rev_"));
                    one.setDbPassword(row.getString("pwd_"));
                    return one;
                })
                .list();
        boolean same = stored.size() == 1
                && (stored.get(0).getRevision() != user.getRevision() // changed meanwhile, which the engine tells
                        || Objects.equals(stored.get(0).getPassword(), user.getPassword()));
        if (!same) {
            throw new AccountRefusedException(
                    "account-id",
                    "The id of an account cannot be changed. Make a new account, and delete the old one. Nothing was"
                            + " done.");
        }
    }

    /** @throws AccountRefusedException naming the field that no account can have */
    static void checkUser(User user) {
        if (!isUserId(user.getId())) {
            throw new AccountRefusedException(
                    "account-id",
                    "The id of a user begins with a letter or digit of ASCII and goes on with these, - and _, 64 in all"
                            + " at most. Nothing was done.");
        }
        checkText("firstName", user.getFirstName());
        checkText("lastName", user.getLastName());
        checkText("email", user.getEmail());
    }

    static boolean isUserId(String id) {
        return id != null && USER_ID.matcher(id).matches();
    }

    private static void checkText(String field, String text) {
        if (text != null && (text.length() > LONGEST_NAME || text.indexOf('\0') >= 0)) {
            throw new AccountRefusedException(
                    "account-field", field + " may have 255 characters, and no NUL among them. Nothing was done.");
        }
    }

    /** @throws AccountRefusedException naming the field that no group can have */
    static void checkGroup(Group group) {
        if (group.getId() == null || !GROUP_ID.matcher(group.getId()).matches()) {
            throw new AccountRefusedException(
                    "group-id",
                    "The id of a group has letters and digits of ASCII, - and _, 64 in all at most. Nothing was done.");
        }
        checkText("name", group.getName());
        checkText("type", group.getType());
    }

    /** @throws AccountRefusedException when the group could be taken for another */
    void checkNewGroup(String id) {
        refuseVariant("group", "select id_ from act_id_group where lower(id_) = ? and id_ <> ?", id);
    }

    /** @throws AccountRefusedException for a group that is a role, and when there is none of that id */
    void checkChangedGroup(String id) {
        checkGroupStays(id);
        if (count("select count(*) from act_id_group where id_ = ?", id) == 0) {
            throw new AccountRefusedException(
                    "group-id",
                    "The id of a group cannot be changed. Make a new group, and delete the old one. Nothing was done.");
        }
    }

    /** @throws AccountRefusedException for a group that is a role */
    void checkGroupStays(String id) {
        if (!Groups.isTeam(id)) {
            throw new AccountRefusedException(
                    "role-group",
                    "The group " + id + " is a role of Tierline: it cannot be renamed or deleted. Take its members out"
                            + " of it instead. Nothing was done.");
        }
    }

    private void refuseVariant(String what, String sql, String id) {
        List<String> others = jdbc.sql(sql)
                .params(id.toLowerCase(Locale.ROOT), id)
                .query(String.class)
                .list();
        if (!others.isEmpty()) {
            throw new AccountRefusedException(
                    "account-id",
                    "There is a " + what + " " + others.get(0) + ", and " + id + " could be taken for it. Choose"
                            + " another id. Nothing was done.");
        }
    }

    /**
     * Without any administrator no caller can be entitled to make one, so no request does; a start with
     * {@code TIERLINE_ADMIN_PASSWORD} does.
     */
    void ensureAdministered() {
        if (!starting && count("select count(*) from act_id_membership where group_id_ = ?", Groups.ADMIN) == 0) {
            throw new AccountRefusedException(
                    "no-administrator",
                    "This Tierline has no administrator, so no account can be made. Its operator starts it again with"
                            + " TIERLINE_ADMIN_PASSWORD. Nothing was done.");
        }
    }

    /**
     * Holds back other changes of administrators until this transaction ends.
     *
     * @throws AccountRefusedException when no other person could administer this Tierline. An account without a
     *     password counts only where the one that goes has none either, because it may be that no one can sign in with
     *     it.
     */
    void ensureAdministratorBeside(String user) {
        lockAdministrators();
        if (isMember(user, Groups.ADMIN)
                && count(
                                """
                                select count(*) from act_id_membership
                                join act_id_user other on other.id_ = user_id_
                                where group_id_ = 'admin' and user_id_ <> ? and (other.pwd_ is not null
                                    or exists (select 1 from act_id_user mine where mine.id_ = ? and mine.pwd_ is null))
                                """,
                                user,
                                user)
                        == 0) {
            throw new AccountRefusedException(
                    "last-administrator",
                    user + " is the only administrator who has a password. Make another one first, and set their"
                            + " password. Nothing was done.");
        }
    }

    void lockAdministrators() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, i) -> true)
                .single();
    }

    boolean isMember(String user, String group) {
        return count("select count(*) from act_id_membership where user_id_ = ? and group_id_ = ?", user, group) > 0;
    }

    private int count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(List.of(parameters)).query(Integer.class).single();
    }
}
