package dev.journeyman.api.work;

/**
 * What a person said about an item in the place where it is shared, or did to it there: a comment, another title, a move.
 *
 * @param id different for each remark of a tracker
 * @param item what it is about
 * @param by who said or did it, as far as it is known
 * @param text a comment as it was written, or in words what was done
 */
public record ItemRemark(String id, WorkItemId item, String by, String text) {}
