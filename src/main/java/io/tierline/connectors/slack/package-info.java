/** Cases in a Slack channel: a message each with buttons, kept up to date; its thread becomes internal notes. */
package io.tierline.connectors.slack;
