package dev.journeyman.cli.stub;

/** The ways in which a day can be bad. What does not go wrong goes as on a good day. */
public enum BadDay implements Day {
    INVALID_JSON {
        @Override
        public Reply reply(Call call) {
            return call.nth() == 1 ? call.say("Certainly! Here you are: {\"title\": \"Vouch") : GOOD.reply(call);
        }
    },
    NEVER_JSON {
        @Override
        public Reply reply(Call call) {
            return call.say("I would rather talk about the weather.");
        }
    },
    WRONG_SCHEMA {
        @Override
        public Reply reply(Call call) {
            return call.nth() == 1 ? call.say("{\"title\": 7, \"stories\": \"many\"}") : GOOD.reply(call);
        }
    },
    RATE_LIMIT_WITH_TIME {
        @Override
        public Reply reply(Call call) {
            return call.nth() <= 2 ? Trouble.RATE_LIMIT.on(call.wire(), "retry-after", "7") : GOOD.reply(call);
        }
    },
    RATE_LIMIT_WITHOUT_TIME {
        @Override
        public Reply reply(Call call) {
            return call.nth() <= 2 ? Trouble.RATE_LIMIT.on(call.wire()) : GOOD.reply(call);
        }
    },
    DEAD_QUOTA {
        @Override
        public Reply reply(Call call) {
            return Trouble.DEAD_QUOTA.on(call.wire(), "retry-after", "7");
        }
    },
    SPEND_LIMIT {
        @Override
        public Reply reply(Call call) {
            return Trouble.SPEND_LIMIT.on(call.wire());
        }
    },
    BAD_KEY {
        @Override
        public Reply reply(Call call) {
            return Trouble.BAD_KEY.on(call.wire());
        }
    },
    OVERLOADED {
        @Override
        public Reply reply(Call call) {
            return Trouble.OVERLOAD.on(call.wire());
        }
    },
    CONTEXT_OVERFLOW {
        @Override
        public Reply reply(Call call) {
            return call.nth() <= 2 ? Trouble.LONG_CONTEXT.on(call.wire()) : GOOD.reply(call);
        }
    },
    CUT_OFF {
        @Override
        public Reply reply(Call call) {
            String whole = call.good().orElse("");
            int third = whole.length() / 3;
            int from = third * Math.min(2, call.ofAsk() - 1);
            boolean last = call.ofAsk() >= 3;
            String piece = whole.substring(from, last ? whole.length() : from + third);
            return Reply.of(call.wire(), new Said(piece, !last, Counts.USUAL));
        }
    },
    HANG {
        @Override
        public Reply reply(Call call) {
            return call.nth() == 1 ? new Reply.Silence() : GOOD.reply(call);
        }
    },
    BROKEN_OFF {
        @Override
        public Reply reply(Call call) {
            return call.nth() == 1 ? new Reply.BrokenOff() : GOOD.reply(call);
        }
    },
    HUGE_ANSWER {
        @Override
        public Reply reply(Call call) {
            return new Reply.Endless(50 << 20);
        }
    },
    CYCLE_IN_THE_PLAN {
        @Override
        public Reply reply(Call call) {
            return first(call, "planner") ? call.say(CYCLE) : GOOD.reply(call);
        }
    },
    PATH_UPWARDS {
        @Override
        public Reply reply(Call call) {
            return first(call, "backend") ? create(call, "../../" + PLANTED, "x") : GOOD.reply(call);
        }
    },
    SYMLINK_OUT_OF_THE_TREE {
        @Override
        public Reply reply(Call call) {
            return first(call, "backend") ? create(call, "link/" + PLANTED, "x") : GOOD.reply(call);
        }
    },
    ABSENT_TEXT {
        @Override
        public Reply reply(Call call) {
            return first(call, "backend")
                    ? call.say(json(
                            "{'summary': 's', 'edits': [{'action': 'replace', 'path': 'hello.txt', 'find': 'nowhere',"
                                    + " 'replacement': 'x'}]}"))
                    : GOOD.reply(call);
        }
    };

    /** The name of a file that must never be anywhere. */
    public static final String PLANTED = "planted-by-a-model";

    private static final String CYCLE = json("{'summary': 's', 'items': ["
            + "{'key': 'hen', 'title': 't', 'task': 't', 'role': 'backend', 'dependsOn': ['egg'], 'files': []},"
            + "{'key': 'egg', 'title': 't', 'task': 't', 'role': 'backend', 'dependsOn': ['hen'], 'files': []}]}");

    /** A day on which the coder first wants to write something else. */
    public static Day writing(String path, String content) {
        return call -> first(call, "backend") ? create(call, path, content) : GOOD.reply(call);
    }

    private static boolean first(Call call, String role) {
        return call.of(role) && call.question().key().endsWith("/1.1/1");
    }

    private static Reply create(Call call, String path, String content) {
        return call.say(json("{'summary': 's', 'edits': [{'action': 'create', 'path': '" + path + "', 'content': '"
                + content + "'}]}"));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
