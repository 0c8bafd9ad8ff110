package com.example.billing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

@Path("invoices")
public class InvoiceResource {
    @GET
    @Path("{number}")
    public CompletionStage<Invoice> invoice(@PathParam("number") String number) {
        return null;
    }

    @POST
    public Response create(Invoice invoice) {
        return null;
    }

    @Path("{number}/payments")
    public PaymentsResource payments(@PathParam("number") String number) {
        return new PaymentsResource();
    }

    record Invoice(String number) {}
}
