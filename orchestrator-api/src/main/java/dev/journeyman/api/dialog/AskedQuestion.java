package dev.journeyman.api.dialog;

/**
 * A question that stands open.
 *
 * @param id equal on every replay, new after a rollback or redo
 * @param scope where it was asked
 * @param question what was asked
 */
public record AskedQuestion(String id, String scope, Question question) {}
