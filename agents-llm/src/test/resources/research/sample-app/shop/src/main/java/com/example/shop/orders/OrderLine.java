package com.example.shop.orders;

import com.example.shop.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

@Entity
class OrderLine extends BaseEntity {
    @ManyToOne
    private Order order;

    private int amount;
}
