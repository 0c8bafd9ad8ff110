package dev.journeyman.api;

/**
 * What one look at something that work needs has shown.
 *
 * @param what was looked at
 * @param ok whether a workflow could run with it
 * @param detail what is there, or what is wrong and what to do
 */
public record Finding(String what, boolean ok, String detail) {}
