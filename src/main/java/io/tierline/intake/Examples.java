package io.tierline.intake;

/** What the description of the API shows: the case of the guided tour. */
final class Examples {

    static final String TICKET =
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
              "customer": {"externalId": "acme-corp", "name": "Acme Corporation", "plan": "enterprise"},
              "reporter": {"name": "Helen Ops", "email": "helen@acme.example"},
              "attributes": {"url": "https://acme.zendesk.example/agent/tickets/48213", "region": "eu-west"}
            }""";

    static final String REPLY =
            """
            {"type": "customer-replied", "at": "2026-03-02T10:12:00Z", "channel": "email",
             "text": "The last records came through at 17:40 yesterday."}""";

    static final String UPDATE =
            """
            {"type": "public-update",
             "text": "Our engineering team is investigating the issue. We'll update you every 2 hours until resolved."}""";

    static final String PRIORITY =
            """
            {"type": "priority-changed", "to": "P1", "reason": "The board meeting is tomorrow."}""";

    static final String WITHDRAWN =
            """
            {"type": "withdrawn", "as": "merged", "into": "ESC-2026-000041", "reason": "The same outage."}""";

    static final String FIXED = """
            {"type": "fixed", "by": "PROJ-42"}""";

    static final String PUSH =
            """
            {"act": "push", "to": "engineering", "reason": "They know the connector."}""";

    static final String TAKE_OVER =
            """
            {"act": "take-over", "reason": "The customer's board meets tomorrow; I lead this myself."}""";

    private Examples() {}
}
