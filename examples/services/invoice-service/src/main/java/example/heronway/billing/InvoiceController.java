package example.heronway.billing;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InvoiceController {

  @PostMapping("/invoices")
  Map<String, Object> write(@RequestBody Invoice invoice) {
    return Map.of("order", invoice.order(), "net", invoice.net(), "tax", invoice.tax(), "total", invoice.total());
  }

  @ExceptionHandler(IllegalArgumentException.class)
  @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
  Map<String, String> refuse(IllegalArgumentException e) {
    return Map.of("error", e.getMessage());
  }
}
