package example.heronway.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  @TempDir Path directory;

  @Test
  void stockSurvivesARestart() throws IOException {
    try (Ledger ledger = new Ledger(directory)) {
      ledger.move("mug", 10);
      ledger.move("mug", -3);
    }
    try (Ledger ledger = new Ledger(directory)) {
      assertEquals(7, ledger.of("mug"));
      assertEquals(2, ledger.movements());
    }
  }

  @Test
  void nothingIsTakenThatIsNotThere() throws IOException {
    try (Ledger ledger = new Ledger(directory)) {
      assertThrows(IllegalArgumentException.class, () -> ledger.move("rug", -1));
      assertEquals(0, ledger.movements());
    }
  }
}
