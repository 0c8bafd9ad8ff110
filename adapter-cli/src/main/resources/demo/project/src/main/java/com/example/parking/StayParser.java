package com.example.parking;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads stays, one a line: {@code plate;kind;entry;exit}. */
public final class StayParser {
    /**
     * Reads a whole file; blank lines and comments are skipped.
     *
     * @throws StayFormatException naming the first line that cannot be read
     */
    public List<Stay> parse(List<String> lines) {
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                stays.add(stay(line, i + 1));
            }
        }
        return stays;
    }

    private Stay stay(String line, int number) {
        String[] fields = line.split(";", -1);
        if (fields.length != 4) {
            throw new StayFormatException(number, "expected plate;kind;entry;exit");
        }
        try {
            return new Stay(fields[0].strip(), VehicleKind.of(fields[1]), time(fields[2]), time(fields[3]));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new StayFormatException(number, e.getMessage());
        }
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.strip());
    }
}
