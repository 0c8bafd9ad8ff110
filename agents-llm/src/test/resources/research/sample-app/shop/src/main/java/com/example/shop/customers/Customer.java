package com.example.shop.customers;

import com.example.shop.orders.Order;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.Collection;

/** Somebody who orders; mapped at its getters. */
@Entity(name = "customers")
public class Customer {
    private long number;
    private String cached;

    @Id
    public long getNumber() {
        return number;
    }

    @Column(name = "mail")
    public String getEmail() {
        return "";
    }

    public boolean isActive() {
        return true;
    }

    @OneToMany(mappedBy = "customer", targetEntity = Order.class)
    public Collection<? extends Object> getOrders() {
        return null;
    }
}
