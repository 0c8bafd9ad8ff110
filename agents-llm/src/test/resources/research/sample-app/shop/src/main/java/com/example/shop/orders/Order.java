package com.example.shop.orders;

import com.example.shop.BaseEntity;
import com.example.shop.customers.Address;
import com.example.shop.customers.Customer;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a customer ordered, with its total. */
@Entity
@Table(name = "orders")
public class Order extends BaseEntity {
    private static final int MOST_LINES = 100;

    @Column(name = "total_amount")
    private BigDecimal total;

    private String note;

    @ManyToOne
    @JoinColumn(name = "customer_id")
    private Customer customer;

    @OneToMany(mappedBy = "order")
    private List<OrderLine> lines = new ArrayList<>();

    @Embedded
    private Address deliverTo;

    @ElementCollection
    private Set<String> tags;
}
