package io.tierline.connectors.webhooks;

import io.tierline.api.cases.Submissions;
import io.tierline.cases.Ledger;
import io.tierline.connectors.http.InvalidConnectorException;
import io.tierline.connectors.http.Setting;
import io.tierline.connectors.http.Vendor;
import io.tierline.connectors.http.VendorHttpFactory;
import io.tierline.inbox.InboxSettings;
import io.tierline.notifications.PublicUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** One bean for each webhook that is configured, under {@code tierline.webhooks.in} and {@code tierline.webhooks.out}. */
@Configuration(proxyBeanMethods = false)
@Import(WebhookBeans.Registrar.class)
class WebhookBeans {

    private static final String IN = "tierline.webhooks.in";
    private static final String OUT = "tierline.webhooks.out";
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** @param secrets the first signs what leaves; all are good for what comes in */
    record In(List<String> secrets) {}

    /**
     * @param types of ledger events; none for all
     * @param timeout for the whole answer
     */
    record Out(String url, List<String> secrets, Set<String> types, @DefaultValue("PT20S") Duration timeout) {}

    static class Registrar implements ImportBeanDefinitionRegistrar {

        private final Environment environment;

        Registrar(Environment environment) {
            this.environment = environment;
        }

        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            BeanFactory beans = (BeanFactory) registry;
            configured(IN, In.class).forEach((name, in) -> {
                checkName(IN, name);
                List<WebhookSecret> secrets = WebhookSecret.all(IN + "." + name + ".secrets", in.secrets());
                registry.registerBeanDefinition(
                        "webhook-in-" + name,
                        new RootBeanDefinition(WebhookSource.class, () -> source(name, secrets, beans)));
            });
            configured(OUT, Out.class).forEach((name, out) -> {
                Subscription subscription = subscription(name, out);
                registry.registerBeanDefinition(
                        "webhook-out-" + name,
                        new RootBeanDefinition(WebhookMirror.class, () -> mirror(subscription, out.timeout(), beans)));
            });
        }

        private <T> Map<String, T> configured(String prefix, Class<T> type) {
            return Binder.get(environment)
                    .bind(prefix, Bindable.mapOf(String.class, type))
                    .orElse(Map.of());
        }

        private static Subscription subscription(String name, Out out) {
            checkName(OUT, name);
            String prefix = OUT + "." + name;
            URI url = Setting.base(prefix + ".url", out.url(), "https://hooks.example.com/tierline");
            return new Subscription(
                    name,
                    url,
                    WebhookSecret.all(prefix + ".secrets", out.secrets()),
                    out.types() == null ? Set.of() : out.types());
        }

        private static void checkName(String prefix, String name) {
            if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
                throw new InvalidConnectorException(
                        prefix + " names a webhook '" + name + "'.",
                        "Take small letters, digits and hyphens, beginning with a letter.");
            }
        }

        private WebhookSource source(String name, List<WebhookSecret> secrets, BeanFactory beans) {
            return new WebhookSource(
                    name, secrets, beans.getBean(InboxSettings.class).tolerance(), beans.getBean(Submissions.class));
        }

        private static WebhookMirror mirror(Subscription subscription, Duration timeout, BeanFactory beans) {
            Vendor vendor = Vendor.open(subscription.mirror(), subscription.url(), List.of())
                    .within(CONNECT, timeout);
            return new WebhookMirror(
                    subscription,
                    beans.getBean(VendorHttpFactory.class).to(vendor),
                    beans.getBean(Ledger.class),
                    beans.getBean(WebhookCursors.class),
                    new EventWriter(beans.getBean(PublicUrl.class)),
                    beans.getBean(Clock.class));
        }
    }
}
