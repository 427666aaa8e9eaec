/** Users, groups, authorizations and sign-in. */
@ApplicationModule(allowedDependencies = {"matrix"})
package io.tierline.security;

import org.springframework.modulith.ApplicationModule;
