package io.tierline.connectors.zendesk;

import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.connectors.http.InvalidConnectorException;
import io.tierline.connectors.http.Setting;
import io.tierline.connectors.http.Vendor;
import io.tierline.connectors.http.VendorHttpFactory;
import io.tierline.helpdesk.TicketChanges;
import io.tierline.inbox.InboxSettings;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Zendesk is on where {@code tierline.zendesk.url} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tierline.zendesk.url")
@EnableConfigurationProperties(ZendeskSettings.class)
class ZendeskConfiguration {

    private static final String KEY = "tierline.zendesk.";

    @Bean
    ZendeskClient zendeskApi(ZendeskSettings settings, VendorHttpFactory factory) {
        URI base = Setting.base(KEY + "url", settings.url(), "https://acme.zendesk.com");
        String token = Setting.required(
                KEY + "token", settings.token(), "an API token (with tierline.zendesk.email) or an OAuth access token");
        Setting.required(
                KEY + "user-id",
                settings.userId(),
                "the id of the Zendesk user in whose name Tierline acts: it tells its own changes by it");
        known(KEY + "fields", settings.fields(), ZendeskTickets.FIELDS.keySet());
        known(KEY + "show-in", settings.showIn(), ZendeskMirror.FIELDS);
        Vendor vendor = settings.email() == null || settings.email().isBlank()
                ? Vendor.bearer(ZendeskHook.NAME, base, token)
                : Vendor.basic(ZendeskHook.NAME, base, settings.email().strip() + "/token", token);
        return new ZendeskClient(factory.to(vendor));
    }

    private static void known(String key, Map<String, String> given, Set<String> names) {
        given.forEach((name, id) -> {
            if (!names.contains(name) || !id.matches("[0-9]+")) {
                throw new InvalidConnectorException(
                        key + "." + name + " is '" + id + "', which Tierline cannot use.",
                        "There are " + String.join(", ", names) + "; each takes the number of a ticket field.");
            }
        });
    }

    @Bean
    ZendeskTickets zendeskTickets(ZendeskSettings settings) {
        return new ZendeskTickets(settings);
    }

    @Bean
    ZendeskHook zendeskHook(
            ZendeskSettings settings,
            ZendeskClient api,
            ZendeskTickets tickets,
            TicketChanges changes,
            InboxSettings inbox) {
        return new ZendeskHook(settings, api, tickets, changes, inbox.tolerance());
    }

    @Bean
    ZendeskPoll zendeskPoll(ZendeskSettings settings, ZendeskClient api) {
        return new ZendeskPoll(api, settings.pollEvery());
    }

    @Bean
    ZendeskChannel zendeskChannel(ZendeskSettings settings, ZendeskClient api, References references) {
        return new ZendeskChannel(settings, api, references);
    }

    @Bean
    ZendeskMirror zendeskMirror(ZendeskSettings settings, ZendeskClient api, Ledger ledger, References references) {
        return new ZendeskMirror(settings, api, ledger, references);
    }
}
