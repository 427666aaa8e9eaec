/**
 * How models are published: files of an upload are completed by what belongs to them, checked as a whole, and refused with
 * everything that is wrong or put in force together.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "calendar",
            "cases",
            "cases::events",
            "engine",
            "notifications",
            "oncall",
            "process",
            "process :: forms",
            "process :: model",
            "process :: words",
            "process :: steps",
            "process :: timers",
            "sla"
        })
package io.tierline.models;

import org.springframework.modulith.ApplicationModule;
