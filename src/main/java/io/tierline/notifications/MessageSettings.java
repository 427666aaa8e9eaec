package io.tierline.notifications;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param patience how long a message is tried before a person is asked */
@ConfigurationProperties("tierline.messages")
record MessageSettings(@DefaultValue("PT24H") Duration patience) {}
