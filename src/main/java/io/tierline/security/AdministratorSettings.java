package io.tierline.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param adminPassword of the account {@code admin}, made or renewed at the start; nothing leaves it as it is */
@ConfigurationProperties("tierline")
record AdministratorSettings(@DefaultValue("") String adminPassword) {}
