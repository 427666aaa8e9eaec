package io.tierline.cases;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param every how often is looked whether ledgers are to be folded again */
@ConfigurationProperties("tierline.refold")
record RefoldSettings(@DefaultValue("PT1M") Duration every) {}
