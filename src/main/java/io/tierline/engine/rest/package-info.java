/** What the engine's REST interface answers when something cannot be done, at both of its roots. */
package io.tierline.engine.rest;
