/** What the decisions of the models say of a case, and the facts that they may ask. */
package io.tierline.process.decisions;
