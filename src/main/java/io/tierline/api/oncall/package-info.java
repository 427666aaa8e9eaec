/** People, rotas, who is on call, the escalation matrix and maintenance windows. */
package io.tierline.api.oncall;
