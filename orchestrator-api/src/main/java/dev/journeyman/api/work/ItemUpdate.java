package dev.journeyman.api.work;

import java.util.Optional;

/**
 * What to change in an item; what is empty stays as it is.
 *
 * @param status the new status; leaving {@link ItemStatus#IN_PROGRESS} ends the claim
 * @param title the new title
 * @param description the new description
 * @param priority the new priority
 * @param note the new note
 */
public record ItemUpdate(
        Optional<ItemStatus> status,
        Optional<String> title,
        Optional<String> description,
        Optional<Priority> priority,
        Optional<String> note) {

    /** Changes the status and says why. */
    public static ItemUpdate status(ItemStatus status, String note) {
        return new ItemUpdate(
                Optional.of(status), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(note));
    }
}
