package com.example.admin;

import static io.javalin.apibuilder.ApiBuilder.*;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** The administrators' server. */
public class AdminServer {
    private static final String USERS = "users";

    public static void main(String[] args) {
        Javalin app = Javalin.create(config -> config.router.apiBuilder(() -> {
            path(USERS, () -> {
                get(UserHandler::list);
                post(AdminServer::create);
                path("{id}", () -> delete("/sessions", new EndSessions()));
            });
        }));
        app.get("/health", ctx -> ctx.json(new Health(true)));
        app.put("/flags/{name}", AdminServer::flag);
        Map<String, String> map = new HashMap<>();
        map.get("/no-route");
        map.put("/no", "route");
    }

    static void create(Context ctx) {
        NewUser user = ctx.bodyAsClass(NewUser.class);
        ctx.json(new User(user.name()));
    }

    static void flag(Context ctx) {
        ctx.bodyValidator(Flag.class).get();
    }

    record Health(boolean up) {}
}
