/** Users, groups, authorizations and sign-in. */
@ApplicationModule(allowedDependencies = {"matrix", "matrix :: rota", "feedback", "audit"})
package io.tierline.security;

import org.springframework.modulith.ApplicationModule;
