package dev.journeyman.cli.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interprets text as a terminal does, as far as we use one: line breaks, cursor up, erase. Never scrolls. */
final class VirtualScreen {
    private static final Pattern CODE = Pattern.compile("\u001b\\[(\\d*)([AKJ])");

    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    void print(String text) {
        Matcher code = CODE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (code.find(at) && code.start() == at) {
                run(code.group(2), code.group(1));
                at = code.end();
            } else {
                put(text.charAt(at++));
            }
        }
    }

    String text() {
        return String.join("\n", rows).stripTrailing();
    }

    private void run(String command, String number) {
        switch (command) {
            case "A" -> row = Math.max(0, row - Integer.parseInt(number));
            case "K" -> rows.get(row).setLength(Math.min(column, rows.get(row).length()));
            default -> {
                rows.get(row).setLength(Math.min(column, rows.get(row).length()));
                rows.subList(row + 1, rows.size()).clear();
            }
        }
    }

    private void put(char sign) {
        if (sign == '\r') {
            column = 0;
            return;
        }
        if (sign == '\n') {
            row++;
            column = 0;
            if (row == rows.size()) {
                rows.add(new StringBuilder());
            }
            return;
        }
        StringBuilder line = rows.get(row);
        if (column < line.length()) {
            line.setCharAt(column, sign);
        } else {
            line.append(sign);
        }
        column++;
    }
}
