package dev.journeyman.api.work;

import java.util.List;

/**
 * A page of what people remarked.
 *
 * @param remarks oldest first
 * @param cursor where the next page begins
 * @param more whether another page is there already
 */
public record ItemRemarks(List<ItemRemark> remarks, String cursor, boolean more) {
    /** Nobody said anything. */
    public static final ItemRemarks NONE = new ItemRemarks(List.of(), "", false);

    public ItemRemarks {
        remarks = List.copyOf(remarks);
    }
}
