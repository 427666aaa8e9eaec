package io.tierline.stories;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Ticket;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import java.util.HashMap;
import java.util.Map;

/** Brings a case to where a story begins. */
public final class Journeys {

    private Journeys() {}

    /** A ticket like that of the worked example, of another priority. */
    static Ticket ticket(String priority) {
        Ticket usual = Desk.ticket();
        return ticket(priority, usual.impact(), usual.category(), usual.affectedUsers(), usual.plan());
    }

    /** A ticket for which none of the escalation criteria holds. */
    static Ticket harmless() {
        return ticket("P3", "low", "other", 1, "starter");
    }

    static Ticket ticket(String priority, String impact, String category, Integer affectedUsers, String plan) {
        return new Ticket(
                "Data stopped syncing",
                "The figures are of yesterday.",
                category,
                priority,
                impact,
                affectedUsers,
                null,
                null,
                "acme",
                "Acme Corp",
                plan,
                "Hanna Ops",
                "hanna@acme.example",
                Map.of());
    }

    static String waiting(Desk desk) {
        String key = desk.receive();
        desk.completes("tina", key, "work-on-case", Work.askCustomer());
        return key;
    }

    static String atTier2(Desk desk) {
        String key = desk.receive();
        desk.completes("tina", key, "work-on-case", Work.escalate());
        return key;
    }

    static String atEngineering(Desk desk) {
        String key = atTier2(desk);
        desk.completes("theo", key, "work-on-case", Work.escalate());
        return key;
    }

    /** Tier 1 has found the solution. */
    static String solved(Desk desk) {
        String key = desk.receive();
        desk.completes("tina", key, "work-on-case", Work.resolved());
        return key;
    }

    /** The customer knows the solution. */
    public static String told(Desk desk) {
        String key = solved(desk);
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        return key;
    }

    public static String closed(Desk desk) {
        return closed(desk, Desk.ticket());
    }

    static String closed(Desk desk, Ticket ticket) {
        String key = desk.receive(ticket);
        desk.completes("tina", key, "work-on-case", Work.resolved());
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        desk.completes("cleo", key, "wait-for-confirmation", Map.of("confirmed", "yes", "said", "All good."));
        return key;
    }

    /** Closed after an escalation, so that its review has begun. */
    static String inReview(Desk desk) {
        String key = atTier2(desk);
        desk.completes("theo", key, "work-on-case", Work.resolved());
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        desk.happens(key, NewEvent.of(new CustomerConfirmed(null), CaseEvent.CUSTOMER));
        return key;
    }

    /** A form, with some of its fields filled in otherwise; an empty text leaves a field out. */
    static Map<String, Object> with(Map<String, Object> form, String... fields) {
        Map<String, Object> changed = new HashMap<>(form);
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1].isEmpty()) {
                changed.remove(fields[i]);
            } else {
                changed.put(fields[i], fields[i + 1]);
            }
        }
        return changed;
    }
}
