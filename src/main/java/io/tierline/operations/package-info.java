/** What an operator watches. Reads tables alone, and knows nobody. */
@ApplicationModule(allowedDependencies = {})
package io.tierline.operations;

import org.springframework.modulith.ApplicationModule;
