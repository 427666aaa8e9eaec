package io.tierline.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param publicUrl the address under which customers and people reach Tierline, without a slash at its end */
@ConfigurationProperties("tierline")
public record AddressSettings(@DefaultValue("") String publicUrl) {}
