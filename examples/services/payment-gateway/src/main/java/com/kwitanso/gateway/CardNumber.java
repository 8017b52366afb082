package com.kwitanso.gateway;

/** Checks the last digit of a card number, after Luhn. */
final class CardNumber {

    private CardNumber() {
    }

    static boolean isValid(String number) {
        if (number == null || !number.matches("[0-9]{12,19}")) {
            return false;
        }
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = number.charAt(i) - '0';
            if (twice) {
                digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            }
            sum += digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
