package dev.journeyman.core.config;

import java.util.List;
import java.util.Map;

/** A piece of YAML that knows where it stands. */
sealed interface YamlNode {
    Place place();

    /** What it is, for messages. */
    String shown();

    /** A line and a column, from 1. */
    record Place(int line, int column) {
        static final Place START = new Place(1, 1);
    }

    /** Keys and values in the order of the file. */
    record Mapping(Place place, Map<String, Entry> entries) implements YamlNode {
        @Override
        public String shown() {
            return "a group of keys";
        }
    }

    /** A value and the place of its key. */
    record Entry(Place keyPlace, YamlNode value) {}

    /** A list. */
    record Sequence(Place place, List<YamlNode> elements) implements YamlNode {
        @Override
        public String shown() {
            return "a list";
        }
    }

    /** A single value as it is written. */
    record Scalar(Place place, Kind kind, String text) implements YamlNode {
        /** What YAML takes a value for. */
        enum Kind {
            TEXT,
            NUMBER,
            BOOLEAN,
            NOTHING
        }

        @Override
        public String shown() {
            return kind == Kind.NOTHING ? "empty" : "'" + text + "'";
        }
    }
}
