package io.tierline.security;

import io.tierline.oncall.KnownGroups;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The groups that a person can be put into: those of the engine, but for its own. */
@Component
class EngineGroups implements KnownGroups {

    private final Accounts accounts;

    EngineGroups(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(accounts.groups());
        names.remove(Groups.ENGINE_ADMIN);
        return names;
    }
}
