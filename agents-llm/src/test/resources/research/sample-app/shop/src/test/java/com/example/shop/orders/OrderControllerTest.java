package com.example.shop.orders;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class OrderControllerTest {
    /** A stub of a test is no route of the application. */
    @RestController
    static class Stub {
        @GetMapping("/stub")
        String stub() {
            return "";
        }
    }
}
