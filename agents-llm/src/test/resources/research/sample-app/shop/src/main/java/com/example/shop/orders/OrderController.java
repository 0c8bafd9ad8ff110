package com.example.shop.orders;

import com.example.shop.customers.Customer;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders and shows them. */
@RestController
@RequestMapping("/api/orders")
public class OrderController {
    private static final String LINES = "/{id}/lines";

    @GetMapping
    public List<OrderView> list() {
        return List.of();
    }

    @GetMapping({"/{id}", "/by-number/{id}"})
    public ResponseEntity<OrderView> show(@PathVariable long id) {
        return ResponseEntity.notFound().build();
    }

    @PostMapping(consumes = "application/json")
    public ResponseEntity<OrderView> place(@RequestBody NewOrder order) {
        return ResponseEntity.ok(null);
    }

    @RequestMapping(path = LINES, method = {RequestMethod.PUT, RequestMethod.PATCH})
    public void lines(@PathVariable long id, @RequestBody List<NewLine> lines) {}

    @DeleteMapping("/{orderId}")
    void cancel(@PathVariable long orderId) {}

    void notARoute(Customer customer) {}

    public record OrderView(long id) {}

    public record NewOrder(long customer) {}

    public record NewLine(String article, int amount) {}
}
