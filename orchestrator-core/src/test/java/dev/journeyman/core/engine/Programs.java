package dev.journeyman.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes small programs that are never the same, and always the same for a seed. */
final class Programs {
    private final Random random;
    private final Map<String, Program.Script> scripts = new LinkedHashMap<>();
    private int ids;

    private Programs(long seed) {
        this.random = new Random(seed);
    }

    static Program of(long seed) {
        return new Programs(seed).program();
    }

    private Program program() {
        List<Program.Part> phases = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 1; i <= count; i++) {
            List<Op> ops = ops(new Room("p" + i, true, true, false), 2, 1 + random.nextInt(4));
            phases.add(new Program.Part("phase" + i, ops, oneIn(5) ? random.nextInt(2) : -1));
        }
        return new Program(phases, scripts, 1 + random.nextInt(3));
    }

    /**
     * What the ops of a scope may do.
     *
     * @param files the prefix of the files that only it and its asks touch
     * @param phase whether it is a phase's scope
     * @param top whether it is the phase's own
     * @param caught whether failures are caught around it: then there are more of them
     */
    private record Room(String files, boolean phase, boolean top, boolean caught) {
        Room nested() {
            return new Room(files, phase, false, caught);
        }

        Room guarded() {
            return new Room(files, phase, false, true);
        }

        Room of(String otherFiles) {
            return new Room(otherFiles, true, false, caught);
        }

        Room agents() {
            return new Room(files, false, false, caught);
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String id(String kind) {
        return kind + ++ids;
    }

    private List<Op> ops(Room room, int depth, int count) {
        List<Op> ops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ops.add(op(room, depth));
        }
        return ops;
    }

    private List<Op> some(Room room, int depth) {
        return ops(room, depth, 1 + random.nextInt(3));
    }

    private List<Op> few(Room room, int depth) {
        return ops(room, depth, random.nextInt(3));
    }

    private Op op(Room room, int depth) {
        int kind = random.nextInt(depth == 0 ? 10 : room.phase() ? 18 : 14);
        return switch (kind) {
            case 0, 1 -> new Op.Compute(id("c"));
            case 2 -> new Op.Flaky(id("y"), 1 + random.nextInt(2));
            case 3 -> trouble(room);
            case 4, 5 -> new Op.Edit(id("e"), file(room));
            case 6 -> oneIn(3) ? new Op.Write(id("w"), file(room)) : new Op.Edit(id("e"), file(room));
            case 7 -> new Op.Look(file(room));
            case 8, 9 -> new Op.Effect(id("x"), oneIn(3));
            case 10 -> attempt(room, depth);
            case 11 -> new Op.Swallow(some(room.guarded(), depth - 1));
            case 12 -> new Op.Loop(2, few(room.nested(), depth - 1));
            case 13 -> new Op.When(2, few(room.nested(), depth - 1));
            case 14 -> new Op.Ask(script(room, 3));
            case 15 -> new Op.Await(id("q"));
            case 16 -> parallel(room, depth);
            default -> dispatch(room);
        };
    }

    private Op attempt(Room room, int depth) {
        boolean rethrow = oneIn(2);
        List<Op> body = some(rethrow ? room.nested() : room.guarded(), depth - 1);
        return new Op.Try(body, few(room.nested(), depth - 1), rethrow, few(room.nested(), 0));
    }

    private Op trouble(Room room) {
        return switch (random.nextInt(room.caught() ? 4 : 12)) {
            case 0 -> new Op.Fail(id("f"));
            case 1, 2, 3 -> new Op.Broken(id("b"));
            case 4 -> new Op.Accident(id("a"));
            default -> new Op.Compute(id("c"));
        };
    }

    private String file(Room room) {
        return room.files() + "-" + random.nextInt(2);
    }

    private String script(Room room, int most) {
        String name = id("s");
        List<Op> ops = ops(room.agents(), 1, 1 + random.nextInt(most));
        scripts.put(name, new Program.Script(ops, oneIn(3) ? 1 : 0, oneIn(room.caught() ? 3 : 12)));
        return name;
    }

    private Op parallel(Room room, int depth) {
        List<Op.Side> sides = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String name = id("n");
            sides.add(new Op.Side(name, few(room.of(name), depth - 1)));
        }
        return new Op.Parallel(sides);
    }

    private Op dispatch(Room room) {
        List<Op.Item> items = new ArrayList<>();
        String shared = id("shared");
        int sharing = 0;
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String key = id("i");
            List<String> before = new ArrayList<>();
            items.forEach(item -> {
                if (oneIn(3)) {
                    before.add(item.key());
                }
            });
            boolean shares = sharing < 2 && oneIn(3);
            sharing += shares ? 1 : 0;
            items.add(
                    new Op.Item(key, before, oneIn(4) ? List.of("lock") : List.of(), work(key, shares ? shared : "")));
        }
        return new Op.Dispatch(items, room.top() && oneIn(2));
    }

    /** An item that shares a file has no trouble: it may be done again from another tree. */
    private String work(String key, String shared) {
        if (shared.isEmpty()) {
            String script = script(new Room(key, false, false, oneIn(3)), 2);
            return oneIn(4) ? script : with(script, new Op.Edit(id("e"), key + "-own"));
        }
        String name = id("s");
        List<Op> ops = List.of(new Op.Compute(id("c")), new Op.Effect(id("x"), false), new Op.Edit(id("e"), shared));
        scripts.put(name, new Program.Script(ops, oneIn(3) ? 1 : 0, false));
        return name;
    }

    private String with(String name, Op last) {
        Program.Script script = scripts.remove(name);
        List<Op> ops = new ArrayList<>(script == null ? List.of() : script.ops());
        ops.add(last);
        scripts.put(
                name,
                new Program.Script(ops, script == null ? 0 : script.questions(), script != null && script.fails()));
        return name;
    }
}
