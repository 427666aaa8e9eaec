package io.tierline.connectors.mail;

import io.tierline.cases.Ledger;
import io.tierline.cases.events.EventText;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who writes, as far as an address tells. */
final class SenderAddress {

    private final Ledger ledger;
    private final People people;
    private final Set<String> publicDomains;

    /** @param publicDomains of public mail providers: sharing one of these means nothing */
    SenderAddress(Ledger ledger, People people, List<String> publicDomains) {
        this.ledger = ledger;
        this.people = people;
        this.publicDomains = publicDomains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** One of ours, if it is one. */
    Optional<Person> staff(String address) {
        return address == null ? Optional.empty() : people.byMail(address).filter(Person::active);
    }

    /** Whether it speaks for the customer: who reported the case, or a colleague at the same company. */
    boolean isCustomer(String caseKey, String address) {
        String reporter = reporter(caseKey);
        return address != null
                && reporter != null
                && (address.equals(reporter)
                        || company(address) != null && company(address).equals(company(reporter)));
    }

    /** The company of an address, by its domain; null at a public mail provider. */
    String company(String address) {
        String domain = ParsedMail.domain(address);
        return domain == null || publicDomains.contains(domain) ? null : domain;
    }

    boolean isReporter(String caseKey, String address) {
        return address != null && address.equals(reporter(caseKey));
    }

    private String reporter(String caseKey) {
        String email = ledger.ticketTexts(caseKey).get(EventText.REPORTER_EMAIL);
        return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
    }
}
