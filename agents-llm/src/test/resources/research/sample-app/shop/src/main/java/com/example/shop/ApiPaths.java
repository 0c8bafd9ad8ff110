package com.example.shop;

public final class ApiPaths {
    public static final String API = "/api";
    public static final String CUSTOMERS = API + "/customers";

    private ApiPaths() {}
}
