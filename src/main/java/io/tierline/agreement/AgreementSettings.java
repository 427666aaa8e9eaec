package io.tierline.agreement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When ledger and engine are compared.
 *
 * @param every how often, beside the start; zero or less compares on request only
 * @param settle what does not agree is told when it is seen again after this: until then it may be a case between two steps
 */
@ConfigurationProperties("tierline.agreement")
record AgreementSettings(@DefaultValue("PT5M") Duration every, @DefaultValue("PT1M") Duration settle) {}
