/** Users, groups, authorizations and sign-in. */
@ApplicationModule(allowedDependencies = {"matrix", "matrix :: rota", "feedback", "audit", "tokens"})
package io.tierline.security;

import org.springframework.modulith.ApplicationModule;
