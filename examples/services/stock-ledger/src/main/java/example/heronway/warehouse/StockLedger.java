package example.heronway.warehouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Serves the ledger over HTTP. */
public final class StockLedger {

  private StockLedger() {}

  public static void main(String[] args) throws IOException {
    Ledger ledger = new Ledger(Path.of(args.length > 0 ? args[0] : "/var/lib/stock-ledger"));
    HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
    server.createContext("/healthz", exchange -> answer(exchange, 200, "ok"));
    server.createContext(
        "/metrics",
        exchange ->
            answer(
                exchange,
                200,
                "# TYPE stock_ledger_movements_total counter\nstock_ledger_movements_total " + ledger.movements() + "\n"));
    server.createContext(
        "/stock", exchange -> answer(exchange, 200, Long.toString(ledger.of(query(exchange).getOrDefault("sku", "")))));
    server.createContext("/movements", exchange -> move(ledger, exchange));
    server.setExecutor(Executors.newFixedThreadPool(8));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(10)));
    server.start();
    System.out.println("stock-ledger listens on 8080");
  }

  private static void move(Ledger ledger, HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    try {
      long now = ledger.move(query.getOrDefault("sku", ""), Long.parseLong(query.getOrDefault("pieces", "")));
      answer(exchange, 201, Long.toString(now));
    } catch (IllegalArgumentException e) {
      answer(exchange, 422, e.getMessage());
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return query == null
        ? Map.of()
        : Arrays.stream(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
