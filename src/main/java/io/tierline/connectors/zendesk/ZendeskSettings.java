package io.tierline.connectors.zendesk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Zendesk is reached, and what its words mean here.
 *
 * @param url such as {@code https://acme.zendesk.com}
 * @param email of the user in whose name we act; without it {@code token} is an OAuth access token
 * @param token an API token of that user, or an OAuth access token
 * @param userId of that user: what it does over there is our own doing, told back to us
 * @param webhookSecrets of the webhook; two while one is being changed
 * @param pollEvery how often Zendesk is asked what has changed, beside its calls
 * @param customerMessages whether customers of its tickets are told on the ticket or by mail; never both
 * @param organizations customers by the id of their organisation
 * @param organizationPlanField the key of the organisation field that holds the plan, or null
 * @param fields ids of ticket fields by what they hold: category, impact, affectedUsers, component, integrationId, plan
 * @param categories categories by a tag of the ticket; the first that fits counts
 * @param showIn ids of ticket fields in which a case is shown: case, state, owner, nextUpdate. With none of them it is shown
 *     by an internal note
 */
@ConfigurationProperties("tierline.zendesk")
record ZendeskSettings(
        String url,
        String email,
        String token,
        String userId,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue("PT2M") Duration pollEvery,
        @DefaultValue("ticket") CustomerMessages customerMessages,
        @DefaultValue Map<String, Organization> organizations,
        String organizationPlanField,
        @DefaultValue Map<String, String> fields,
        @DefaultValue Map<String, String> categories,
        @DefaultValue Map<String, String> showIn) {

    enum CustomerMessages {
        TICKET,
        MAIL
    }

    record Organization(String customer, String name, String plan) {}
}
