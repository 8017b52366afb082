package com.kwitanso.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

public final class Gateway {

    private Gateway() {
    }

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(8443), 0);
        server.createContext("/payments", exchange -> {
            String number = exchange.getRequestURI().getQuery();
            boolean valid = CardNumber.isValid(number);
            byte[] body = (valid ? "authorised" : "declined").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(valid ? 201 : 402, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        System.out.println("payment-gateway listens on 8443");
    }
}
