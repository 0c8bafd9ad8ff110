package dev.journeyman.cli.stub;

import java.util.Random;

/** A day on which anything may happen, and every answer is charged: good ones, cut ones, and such that nobody can use. */
public final class RandomDay implements Day {
    private static final String CONTINUED = "## Your answer so far";

    private final Random random;
    private final Bill bill;

    /** @param random decides what happens */
    public RandomDay(Random random, Bill bill) {
        this.random = random;
        this.bill = bill;
    }

    @Override
    public synchronized Reply reply(Call call) {
        String good = call.good().orElseThrow();
        int half = good.length() / 2;
        boolean continued = call.question().user().contains(CONTINUED);
        int chance = random.nextInt(100);
        if (chance < 10) {
            return Trouble.RATE_LIMIT.on(call.wire(), "retry-after", "3");
        }
        if (chance < 18) {
            return Trouble.OVERLOAD.on(call.wire());
        }
        if (chance < 22) {
            return Trouble.LONG_CONTEXT.on(call.wire());
        }
        if (chance < 24) {
            return Trouble.DEAD_QUOTA.on(call.wire());
        }
        if (continued) {
            return charged(call.wire(), good.substring(half), false);
        }
        if (chance < 36) {
            return charged(call.wire(), good.substring(0, half), true);
        }
        return charged(call.wire(), chance < 46 ? "Let me think about that." : good, false);
    }

    private Reply charged(Wire wire, String text, boolean cut) {
        Counts counts = counts(wire);
        bill.add(wire, counts);
        return Reply.of(wire, new Said(text, cut, counts));
    }

    /** Not every vendor has a cache, or thoughts that it counts apart. */
    private Counts counts(Wire wire) {
        boolean caches = wire != Wire.OLLAMA;
        return new Counts(
                1 + random.nextInt(20_000),
                caches ? random.nextInt(10_000) : 0,
                wire == Wire.ANTHROPIC ? random.nextInt(5_000) : 0,
                1 + random.nextInt(4_000),
                wire == Wire.GEMINI ? random.nextInt(2_000) : 0);
    }
}
