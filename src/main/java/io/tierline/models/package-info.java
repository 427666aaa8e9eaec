/**
 * How models are published: files of an upload are completed by what belongs to them, checked as a whole, and refused with
 * everything that is wrong or put in force together.
 */
package io.tierline.models;
