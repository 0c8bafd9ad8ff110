package com.example.billing;

import jakarta.ws.rs.GET;

/** Nothing in the code base leads here. */
public class AuditResource {
    @GET
    public String log() {
        return "";
    }
}
