package example.heronway.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** Movements of stock in one file, a line each; what lies on the shelves is their sum. */
final class Ledger implements AutoCloseable {

  private final FileChannel file;
  private final Map<String, Long> stock = new HashMap<>();
  private long movements;

  Ledger(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path path = directory.resolve("movements.tsv");
    if (Files.exists(path)) {
      try (var lines = Files.lines(path)) {
        lines.map(line -> line.split("\t")).forEach(cells -> count(cells[0], Long.parseLong(cells[1])));
      }
    }
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Appends a movement; it is on the disk when this returns. */
  synchronized long move(String sku, long pieces) throws IOException {
    if (!sku.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("A sku is written in small letters, digits and hyphens");
    }
    if (of(sku) + pieces < 0) {
      throw new IllegalArgumentException("There are only " + of(sku) + " of " + sku);
    }
    file.write(ByteBuffer.wrap((sku + "\t" + pieces + "\n").getBytes(StandardCharsets.UTF_8)));
    file.force(true);
    count(sku, pieces);
    return of(sku);
  }

  synchronized long of(String sku) {
    return stock.getOrDefault(sku, 0L);
  }

  synchronized long movements() {
    return movements;
  }

  private void count(String sku, long pieces) {
    stock.merge(sku, pieces, Long::sum);
    movements++;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
