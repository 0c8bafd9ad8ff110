package com.example.billing;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/billing")
public class BillingApplication extends Application {}
