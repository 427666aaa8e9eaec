package io.tierline.api;

/** What the description of the API shows: the case of the guided tour. */
public final class Examples {

    public static final String TICKET =
            """
            {
              "source": "zendesk",
              "externalId": "48213",
              "title": "Salesforce sync stopped",
              "description": "Our data stopped syncing yesterday. This is critical - we have a board meeting tomorrow!",
              "category": "integration",
              "priority": "P1",
              "impact": "critical",
              "affectedUsers": 250,
              "component": "salesforce-sync",
              "integrationId": "sf-prod-7781",
              "region": "emea",
              "customer": {"externalId": "acme-corp", "name": "Acme Corporation", "plan": "enterprise"},
              "reporter": {"name": "Helen Ops", "email": "helen@acme.example"},
              "attributes": {"url": "https://acme.zendesk.example/agent/tickets/48213", "release": "2026.3"}
            }""";

    public static final String REPLY =
            """
            {"type": "customer-replied", "at": "2026-03-02T10:12:00Z", "channel": "email",
             "text": "The last records came through at 17:40 yesterday."}""";

    public static final String UPDATE =
            """
            {"type": "public-update",
             "text": "Our engineering team is investigating the issue. We'll update you every 2 hours until resolved."}""";

    public static final String PRIORITY =
            """
            {"type": "priority-changed", "to": "P1", "reason": "The board meeting is tomorrow."}""";

    public static final String WITHDRAWN =
            """
            {"type": "withdrawn", "as": "merged", "into": "ESC-2026-000041", "reason": "The same outage."}""";

    public static final String FIXED = """
            {"type": "fixed", "by": "PROJ-42"}""";

    public static final String PUSH =
            """
            {"act": "push", "to": "engineering", "reason": "They know the connector."}""";

    public static final String TAKE_OVER =
            """
            {"act": "take-over", "reason": "The customer's board meets tomorrow; I lead this myself."}""";

    public static final String PERSON =
            """
            {"name": "Theo Thomas", "zone": "Europe/Berlin",
             "contacts": {"email": "theo@example.com", "slack": "U024BE7LH", "phone": "+49 30 901820"},
             "hours": {"week": {"monday-friday": ["09:00-12:30", "13:30-18:00"]}},
             "groups": ["tier2"], "leads": [],
             "absences": [{"from": "2026-04-06T22:00:00Z", "to": "2026-04-13T22:00:00Z", "reason": "holiday"}]}""";

    public static final String ROTA =
            """
            {"rotations": [
               {"name": "EMEA", "every": "weeks", "length": 1, "handOver": "09:00", "zone": "Europe/Berlin",
                "from": "2026-03-02", "participants": ["theo", "tessa"],
                "active": {"week": {"monday-friday": ["08:00-20:00"]}}},
               {"name": "nights and weekends", "every": "weeks", "handOver": "09:00", "zone": "America/New_York",
                "from": "2026-03-02", "participants": ["tom"]}],
             "overrides": [
               {"from": "2026-03-11T17:00:00Z", "to": "2026-03-12T08:00:00Z", "remove": "tom", "add": "tessa"}],
             "temporarySchedules": [
               {"from": "2026-12-24T00:00:00Z", "to": "2026-12-27T00:00:00Z", "shifts": [
                  {"from": "2026-12-24T00:00:00Z", "to": "2026-12-25T12:00:00Z", "person": "theo"},
                  {"from": "2026-12-25T12:00:00Z", "to": "2026-12-27T00:00:00Z", "person": "tom"}]}]}""";

    private Examples() {}
}
