package com.example.shop.customers;

import com.example.shop.ApiPaths;
import com.example.shop.orders.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages on which customers change what is known of them. */
@Controller
public class CustomerPages {
    @RequestMapping(ApiPaths.CUSTOMERS + "/{id}/form")
    public String form() {
        return "customer/form";
    }

    @PostMapping(ApiPaths.CUSTOMERS + "/{id}")
    public String save(@ModelAttribute CustomerForm form) {
        return "redirect:/";
    }

    Order last;

    static class CustomerForm {}
}
