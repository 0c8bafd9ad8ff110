package dev.journeyman.agents.llm.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a model is asked; complete in itself, there is no conversation.
 *
 * @param key the call's place in the work
 * @param system what it is and how it answers
 * @param user what to do now
 * @param maxOutputTokens where its answer is cut
 */
public record ModelRequest(CallKey key, String system, String user, int maxOutputTokens) {
    private static final int CHARACTERS_PER_TOKEN = 3;

    /** Tokens that a text is likely to take, rather more than fewer. */
    public static long estimateTokens(String text) {
        return text.length() / CHARACTERS_PER_TOKEN + 1L;
    }

    /** Tokens that this request is likely to take. */
    public long estimatedInputTokens() {
        return estimateTokens(system) + estimateTokens(user);
    }

    /** SHA-256 of what is asked, to notice that a prompt is not the recorded one. */
    public String promptHash() {
        byte[] bytes = (system + '\0' + user).getBytes(StandardCharsets.UTF_8);
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
