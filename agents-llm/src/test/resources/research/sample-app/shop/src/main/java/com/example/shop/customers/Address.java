package com.example.shop.customers;

import jakarta.persistence.Embeddable;

@Embeddable
public class Address {
    private String street;
    private String town;
}
