package io.tierline.security;

import io.tierline.oncall.Contacts;
import io.tierline.oncall.People;
import io.tierline.oncall.PeopleImport;
import io.tierline.oncall.PeopleImport.Change;
import io.tierline.oncall.Person;
import io.tierline.oncall.Person.Membership;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/**
 * Accounts of the identity provider's users. One is made at the first sign-in; from then on it is found by the provider's
 * subject, whatever the user is called by then. At each sign-in the groups that the mapping names follow the provider,
 * name and mail address too; other groups and what is known of the person stay.
 */
@Component
@Conditional(OnIdentityProviderCondition.class)
class ProviderAccounts {

    /** Who acts in ledgers under these names is no person. */
    private static final Set<String> RESERVED = Set.of(Administrator.ID, "tierline", "customer", "system", "anonymous");

    private static final Logger LOG = LoggerFactory.getLogger(ProviderAccounts.class);

    private final ProviderAccountTable table;
    private final Accounts accounts;
    private final People people;
    private final PeopleImport peopleImport;
    private final OidcSettings settings;
    private final GroupMapping mapping;
    private final TransactionTemplate transaction;

    ProviderAccounts(
            ProviderAccountTable table,
            Accounts accounts,
            People people,
            PeopleImport peopleImport,
            OidcSettings settings,
            GroupMapping mapping,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.accounts = accounts;
        this.people = people;
        this.peopleImport = peopleImport;
        this.settings = settings;
        this.mapping = mapping;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A person has signed in: brings their account in line with what the provider says of them.
     *
     * @return the id of the account
     * @throws SignInRefused saying why they get nothing; groups that the provider has taken are taken all the same
     */
    String signIn(ProviderStatement said) {
        Result result;
        try {
            result = transaction.execute(status -> follow(said));
        } catch (ErrorResponseException e) {
            throw new SignInRefusedException(e.getBody().getDetail());
        }
        if (result.groups().isEmpty()) {
            throw new SignInRefusedException(
                    "Your account at the identity provider belongs to no group that has access to"
                            + " Tierline. Ask whoever looks after Tierline to give you one.");
        }
        return result.account();
    }

    /**
     * A caller comes with a token, which may be older than what the provider has said since: it counts for this
     * request, and changes no account but one that it makes.
     */
    Result withToken(ProviderStatement said) {
        String account = table.find(said.issuer(), said.subject()).orElse(null);
        if (account == null) {
            account = signIn(said);
        } else {
            refuseWhoHasLeft(account);
            if (accounts.find(account).isEmpty()) {
                throw new SignInRefusedException("The account " + account
                        + " was removed. Sign in to Tierline in a browser once" + " to have it again.");
            }
        }
        Set<String> groups = groups(account, said);
        if (groups.isEmpty()) {
            throw new SignInRefusedException("The token names no group that has access to Tierline: the claim "
                    + settings.groupsClaim() + " must be in it, with a group that is mapped.");
        }
        return new Result(account, groups);
    }

    /** @param groups all that the account has, or has in this request */
    record Result(String account, Set<String> groups) {}

    private Result follow(ProviderStatement said) {
        table.lock(said.issuer(), said.subject());
        String account = table.find(said.issuer(), said.subject()).orElse(null);
        if (account == null) {
            if (said.groups().isEmpty()) {
                return new Result(null, Set.of());
            }
            account = link(said);
        }
        refuseWhoHasLeft(account);
        Set<String> groups = groups(account, said);
        Person now = person(account, said, groups);
        if (!people.find(account).map(now::equals).orElse(false) || !has(account, groups)) {
            peopleImport.put(List.of(new Change(now, null)));
            LOG.info("The account {} follows the identity provider: {}.", account, String.join(", ", groups));
        }
        return new Result(account, groups);
    }

    private String link(ProviderStatement said) {
        String wanted = said.userId();
        if (wanted == null) {
            throw new SignInRefusedException("The identity provider's claim " + settings.userIdClaim()
                    + ", from which Tierline makes your user id, is missing or holds no letter or digit. Ask whoever"
                    + " looks after Tierline.");
        }
        String there = table.inAnyLetters(wanted).orElse(null);
        String account = there == null ? wanted : there;
        if (RESERVED.contains(wanted)
                || there != null && !mayLink(there, said)
                || !table.link(said.issuer(), said.subject(), account)) {
            throw new SignInRefusedException("There is an account " + wanted
                    + " already, and it is not known to be yours. Ask an administrator of Tierline.");
        }
        return account;
    }

    /** An account with a role that the provider does not give them would hand them that role. */
    private boolean mayLink(String account, ProviderStatement said) {
        return settings.linkExisting()
                && !account.equalsIgnoreCase(Administrator.ID)
                && !table.isLinked(account)
                && accounts.groupsOf(account).stream()
                        .filter(group -> !Groups.isTeam(group) && !group.equals(Groups.ENGINE_ADMIN))
                        .allMatch(said.groups()::contains);
    }

    private void refuseWhoHasLeft(String account) {
        if (people.find(account).filter(person -> !person.active()).isPresent()) {
            throw new SignInRefusedException("The account " + account
                    + " is closed: it belongs to somebody who has left. Ask an" + " administrator of Tierline.");
        }
    }

    private Set<String> groups(String account, ProviderStatement said) {
        Set<String> groups = new TreeSet<>(accounts.groupsOf(account));
        groups.remove(Groups.ENGINE_ADMIN);
        groups.removeAll(mapping.managed());
        groups.addAll(said.groups());
        return groups;
    }

    private boolean has(String account, Set<String> groups) {
        Set<String> there = new HashSet<>(accounts.groupsOf(account));
        there.remove(Groups.ENGINE_ADMIN);
        return accounts.find(account).isPresent() && there.equals(groups);
    }

    private Person person(String account, ProviderStatement said, Set<String> groups) {
        Person before =
                people.find(account).orElseGet(() -> new Person(account, account, said.email(), List.of(), true));
        Contacts contacts = before.contacts();
        return new Person(
                account,
                said.name() == null ? before.name() : said.name(),
                said.email() == null
                        ? contacts
                        : new Contacts(said.email(), contacts.slack(), contacts.teams(), contacts.phone()),
                groups.stream()
                        .map(group -> new Membership(group, before.leads(group)))
                        .toList(),
                before.hours(),
                true);
    }
}
