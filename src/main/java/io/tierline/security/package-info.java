/** Users, groups, authorizations and sign-in. */
@ApplicationModule(allowedDependencies = {"oncall", "oncall :: rota", "statuspage", "audit", "tokens", "web"})
package io.tierline.security;

import org.springframework.modulith.ApplicationModule;
