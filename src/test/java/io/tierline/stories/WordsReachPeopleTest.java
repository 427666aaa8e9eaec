package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseLooks;
import io.tierline.cases.CaseLooks.Unseen;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.Provenance;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Behaviour 40: what the customer writes, and what a colleague notes, reaches the person who works on the case. */
class WordsReachPeopleTest extends TierlineTest {

    @Autowired
    private CaseLooks looks;

    @Test
    void the_owner_hears_what_the_customer_writes() {
        String key = ownedByTina();
        customerWrites(key, "Now it is worse: nobody can log in.");

        assertThat(mailsAboutWords()).hasSize(1);
        MimeMessage mail = mailsAboutWords().get(0);
        assertThat(Mails.isTo(mail, "tina@example.com")).isTrue();
        assertThat(Mails.subject(mail)).contains(key, "the customer wrote", "09:00 UTC");
        assertThat(Mails.text(mail)).contains("Now it is worse: nobody can log in.", "you have the case");
    }

    @Test
    void the_owner_hears_of_a_colleagues_note_and_not_of_their_own() {
        String key = ownedByTina();
        notes(key, "tina", "I have restarted the sync.");
        assertThat(mailsAboutWords()).isEmpty();

        notes(key, "theo", "Last week it was the token.");
        assertThat(mailsAboutWords()).hasSize(1);
        assertThat(Mails.subject(mailsAboutWords().get(0))).contains("note by Theo");
    }

    @Test
    void who_enters_what_the_customer_said_on_the_phone_is_not_told_of_it() {
        String key = ownedByTina();
        desk.happens(
                key,
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                        .from(Provenance.channel("phone").withEnteredBy("tina"))
                        .withText(EventText.TEXT, "They call it urgent."));
        assertThat(mailsAboutWords()).isEmpty();
        assertThat(looks.unseen(List.of(key), "tina")).isEmpty();
    }

    @Test
    void a_burst_is_one_message_until_the_owner_has_looked_or_a_quarter_of_an_hour_has_passed() {
        String key = ownedByTina();
        for (int i = 0; i < 26; i++) {
            customerWrites(key, "And again, number " + i + ".");
        }
        assertThat(mailsAboutWords()).hasSize(1);

        desk.pass(Duration.ofMinutes(5));
        looks.looked(key, "tina", desk.ledger(key).size());
        desk.pass(Duration.ofMinutes(1));
        customerWrites(key, "Still nothing.");
        assertThat(mailsAboutWords()).as("she has looked").hasSize(2);
        customerWrites(key, "Hello?");
        assertThat(mailsAboutWords()).hasSize(2);

        desk.pass(Duration.ofMinutes(15));
        customerWrites(key, "Is somebody there?");
        assertThat(mailsAboutWords()).as("a quarter of an hour later").hasSize(3);
    }

    @Test
    void while_nobody_owns_it_those_on_call_hear_the_customer_and_no_note() {
        String key = desk.receive();
        notes(key, "theo", "I know this customer.");
        assertThat(mailsAboutWords()).isEmpty();

        customerWrites(key, "Is somebody there?");
        assertThat(mailsAboutWords()).hasSize(1);
        assertThat(Mails.text(mailsAboutWords().get(0))).contains("you are on call for it");
    }

    @Test
    void a_machines_mail_wakes_nobody() {
        String key = ownedByTina();
        desk.happens(
                key,
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                        .from(provenance -> Provenance.channel("email")
                                .withMail(provenance.mail().automatic("Auto-Submitted")))
                        .withText(EventText.TEXT, "I am out of office."));
        assertThat(mailsAboutWords()).isEmpty();
        assertThat(looks.unseen(List.of(key), "tina")).isEmpty();
    }

    @Test
    void a_case_shows_what_its_owner_has_not_looked_at_whoever_asks() {
        String key = ownedByTina();
        assertThat(looks.unseen(List.of(key), "tina")).isEmpty();
        customerWrites(key, "Now it is worse.");
        notes(key, "theo", "Last week it was the token.");

        assertThat(looks.unseen(List.of(key), "tina"))
                .extracting(Unseen::byCustomer, Unseen::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(true, "Now it is worse."));
        looks.looked(key, "mona", desk.ledger(key).size());
        assertThat(looks.unseen(List.of(key), "mona"))
                .as("mona does not own it")
                .hasSize(1);

        looks.looked(key, "tina", desk.ledger(key).size());
        assertThat(looks.unseen(List.of(key), "tina")).isEmpty();
        assertThat(looks.unseen(List.of(key), "mona")).isEmpty();
    }

    @Test
    void on_a_resolved_case_who_told_the_customer_hears_what_they_write() {
        String key = Journeys.told(desk);
        customerWrites(key, "Thanks. Will it happen again?");

        assertThat(mailsAboutWords()).hasSize(1);
        assertThat(Mails.isTo(mailsAboutWords().get(0), "cleo@example.com")).isTrue();
        assertThat(Mails.text(mailsAboutWords().get(0)))
                .contains("Will it happen again?", "you told them that it is fixed");
    }

    private String ownedByTina() {
        String key = desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        return key;
    }

    private void customerWrites(String key, String text) {
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, text));
    }

    private void notes(String key, String person, String text) {
        desk.happens(key, NewEvent.of(new InternalNote(), person).withText(EventText.TEXT, text));
    }

    private static List<MimeMessage> mailsAboutWords() {
        return Arrays.stream(mail().getReceivedMessages())
                .filter(one -> Mails.text(one).contains("You get this because"))
                .toList();
    }
}
