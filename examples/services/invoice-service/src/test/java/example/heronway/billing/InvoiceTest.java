package example.heronway.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceTest {

  private final List<Invoice.Line> lines =
      List.of(
          new Invoice.Line("kettle", 1, new BigDecimal("39.99")),
          new Invoice.Line("mug", 3, new BigDecimal("4.35")));

  @Test
  void taxIsRoundedOnce() {
    assertThat(new Invoice("o-1", "PL", lines).tax()).isEqualByComparingTo("12.20");
    assertThat(new Invoice("o-1", "NL", lines).total()).isEqualByComparingTo("64.18");
  }

  @Test
  void noInvoiceForACountryWeDoNotSellIn() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Invoice("o-1", "US", lines));
  }
}
