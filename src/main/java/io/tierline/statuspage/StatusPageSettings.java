package io.tierline.statuspage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keptAfterClosing how long a customer's page is there after the case was closed */
@ConfigurationProperties("tierline.status-page")
record StatusPageSettings(@DefaultValue("P90D") Duration keptAfterClosing) {}
