package com.example.shop.customers;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

/** Asks another service; serves nothing itself. */
@FeignClient("rating")
interface RatingClient {
    @GetMapping("/ratings/{customer}")
    int rating(long customer);
}
