package example.heronway.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** What a customer owes for one order, with the tax of their country. */
public record Invoice(String order, String country, List<Line> lines) {

  private static final Map<String, BigDecimal> VAT =
      Map.of("NL", new BigDecimal("0.21"), "PL", new BigDecimal("0.23"), "CN", new BigDecimal("0.13"));

  public Invoice {
    if (!VAT.containsKey(country)) {
      throw new IllegalArgumentException("We write no invoices for " + country);
    }
    lines = List.copyOf(lines);
  }

  public BigDecimal net() {
    return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Rounded once, at the end. */
  public BigDecimal tax() {
    return net().multiply(VAT.get(country)).setScale(2, RoundingMode.HALF_UP);
  }

  public BigDecimal total() {
    return net().add(tax());
  }

  /** Some pieces of one product at one price. */
  public record Line(String sku, int quantity, BigDecimal price) {

    BigDecimal amount() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }
  }
}
