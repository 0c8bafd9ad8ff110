package com.example.billing;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Reached through an invoice only. */
public class PaymentsResource {
    @GET
    public List<String> all() {
        return List.of();
    }

    @DELETE
    @Path("{id}")
    public void remove() {}
}
