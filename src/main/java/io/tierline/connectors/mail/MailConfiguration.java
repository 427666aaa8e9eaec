package io.tierline.connectors.mail;

import io.tierline.attachments.Attachments;
import io.tierline.cases.Ledger;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail is on where {@code spring.mail.host} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
class MailConfiguration {

    /** Milliseconds. The mail library's own default is to wait for ever. */
    private static final Map<String, String> TIME_OUTS =
            Map.of("connectiontimeout", "10000", "timeout", "30000", "writetimeout", "30000");

    @Bean
    MailIdentity mailIdentity(MailSecrets secrets, MailSettings settings) {
        InternetAddress address = address(settings.from());
        CaseTokens tokens = new CaseTokens(secrets::all);
        ReplyAddress replies = settings.replyTo().isBlank() && settings.imap() == null
                ? null
                : new ReplyAddress(settings.replyTo(), address, tokens);
        return MailIdentity.of(address, replies, tokens);
    }

    @Bean
    MailChannel mailChannel(
            JavaMailSenderImpl sender,
            MailIdentity identity,
            Ledger ledger,
            ObjectProvider<Attachments> attachments,
            Clock clock) {
        String protocol = sender.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : sender.getProtocol();
        Properties properties = sender.getJavaMailProperties();
        TIME_OUTS.forEach((key, value) -> properties.putIfAbsent("mail." + protocol + "." + key, value));
        MailThread thread = new MailThread(ledger, identity.ids());
        return new MailChannel(sender, new MailBody(identity, thread, new MailFiles(attachments::getObject)), clock);
    }

    private static InternetAddress address(String from) {
        try {
            return new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalStateException(
                    "spring.mail.host is set, so tierline.mail.from must be the address that messages"
                            + " come from and replies go to, such as 'Support <support@example.com>'; it is '" + from
                            + "'.");
        }
    }
}
