package io.tierline.security;

import io.tierline.tokens.MachineAccounts;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the engine's users. An account in a second group is a person's, or has rights that a token must not carry. */
@Component
class EngineMachines implements MachineAccounts {

    private final JdbcClient jdbc;

    EngineMachines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isMachine(String account) {
        return jdbc.sql(
                        """
                select m.group_id_ from act_id_user u join act_id_membership m on m.user_id_ = u.id_
                where u.id_ = ?""")
                .param(account)
                .query(String.class)
                .list()
                .equals(List.of(Groups.INTEGRATION));
    }
}
