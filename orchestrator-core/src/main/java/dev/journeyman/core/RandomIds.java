package dev.journeyman.core;

import dev.journeyman.api.WorkflowId;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** Names that are short and never meet again. */
final class RandomIds implements Supplier<WorkflowId> {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    @Override
    public WorkflowId get() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new WorkflowId(name.toString());
    }
}
