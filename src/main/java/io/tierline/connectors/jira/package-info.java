/** Engineering's issues in Jira, Cloud and Data Center: opened, told and moved; and what happens to them taken in. */
package io.tierline.connectors.jira;
